// Passkeys: a form with the server's offer asks the browser for a key and sends its answer along.
// Without script, or in a browser without passkeys, the page says so, and the password is the way in.
"use strict";
(() => {
  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const keys = (list) => (list ?? []).map((key) => ({ ...key, id: bytes(key.id) }));

  const create = async (offer) => {
    const options = {
      ...offer,
      challenge: bytes(offer.challenge),
      user: { ...offer.user, id: bytes(offer.user.id) },
      excludeCredentials: keys(offer.excludeCredentials),
    };
    const made = await navigator.credentials.create({ publicKey: options });
    return {
      id: made.id,
      rawId: text(made.rawId),
      type: made.type,
      extensions: made.getClientExtensionResults(),
      response: {
        attestationObject: text(made.response.attestationObject),
        clientDataJSON: text(made.response.clientDataJSON),
        transports: made.response.getTransports?.() ?? [],
      },
    };
  };

  const get = async (offer) => {
    const options = { ...offer, challenge: bytes(offer.challenge), allowCredentials: keys(offer.allowCredentials) };
    const used = await navigator.credentials.get({ publicKey: options });
    return {
      id: used.id,
      rawId: text(used.rawId),
      type: used.type,
      extensions: used.getClientExtensionResults(),
      response: {
        authenticatorData: text(used.response.authenticatorData),
        clientDataJSON: text(used.response.clientDataJSON),
        signature: text(used.response.signature),
        userHandle: used.response.userHandle ? text(used.response.userHandle) : null,
      },
    };
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const can = window.PublicKeyCredential && navigator.credentials;
    form.querySelector("[data-passkey-none]")?.toggleAttribute("hidden", Boolean(can));
    if (!can) continue;
    form.addEventListener("submit", async (event) => {
      const answer = form.elements.namedItem("response");
      if (answer.value) return;
      event.preventDefault();
      event.stopPropagation();
      const failed = form.querySelector("[data-passkey-failed]");
      failed?.setAttribute("hidden", "");
      try {
        const offer = JSON.parse(form.dataset.offer).publicKey;
        const ask = form.dataset.passkey === "create" ? create : get;
        answer.value = JSON.stringify(await ask(offer));
        form.requestSubmit();
      } catch {
        // Stopped by the user, or a key that does not fit: the page stays, and the button can be pressed again.
        failed?.removeAttribute("hidden");
      }
    });
  }
})();
