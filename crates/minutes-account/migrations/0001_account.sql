-- What an order came to in a month: minutes at each stage, and what is paid for them. Made anew as long as the month is
-- open; what was paid rests on lines that are never altered.
CREATE TABLE account_month (
    order_id UUID NOT NULL,
    month TEXT NOT NULL,
    person_id UUID NOT NULL,
    number TEXT NOT NULL,
    provider_id UUID NOT NULL,
    unit_id UUID NOT NULL,
    district TEXT,
    counted_to TEXT NOT NULL,
    granted BIGINT NOT NULL,
    framed BIGINT NOT NULL,
    planned BIGINT NOT NULL,
    scheduled BIGINT NOT NULL,
    performed BIGINT NOT NULL,
    typed BIGINT NOT NULL,
    paid BIGINT NOT NULL,
    -- What is to be paid by the terms of the month, and what was.
    payable BIGINT NOT NULL,
    payable_ore BIGINT NOT NULL,
    paid_ore BIGINT NOT NULL,
    PRIMARY KEY (order_id, month)
);
CREATE INDEX account_month_provider ON account_month (provider_id, month);
CREATE INDEX account_month_unit ON account_month (unit_id, month);
CREATE INDEX account_month_district ON account_month (district, month);
CREATE INDEX account_month_month ON account_month (month);
CREATE INDEX account_month_person ON account_month (person_id, month);

-- Why one stage has other minutes than the one before it.
CREATE TABLE account_cause (
    order_id UUID NOT NULL,
    month TEXT NOT NULL,
    cause TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    PRIMARY KEY (order_id, month, cause)
);

-- When a provider's month was counted, to which day, and what was performed that belongs to no order.
CREATE TABLE account_counted (
    provider_id UUID NOT NULL,
    month TEXT NOT NULL,
    counted_to TEXT NOT NULL,
    counted_at BIGINT NOT NULL,
    untraced BIGINT NOT NULL,
    PRIMARY KEY (provider_id, month)
);
CREATE INDEX account_counted_month ON account_counted (month);

-- By what a provider is paid, from a month on.
CREATE TABLE account_terms (
    provider_id UUID NOT NULL,
    from_month TEXT NOT NULL,
    paid_for TEXT NOT NULL,
    cap_percent BIGINT,
    ore_per_hour BIGINT NOT NULL,
    set_by UUID NOT NULL,
    set_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (provider_id, from_month)
);

-- What a provider is paid for a month, once it is settled. Never altered: what changes afterwards is a line of a later one.
CREATE TABLE account_settlement (
    id UUID NOT NULL PRIMARY KEY,
    provider_id UUID NOT NULL,
    month TEXT NOT NULL,
    settled_at BIGINT NOT NULL,
    settled_by UUID NOT NULL,
    minutes BIGINT NOT NULL,
    ore BIGINT NOT NULL
);
CREATE UNIQUE INDEX account_settlement_month ON account_settlement (provider_id, month);
CREATE INDEX account_settlement_all ON account_settlement (month);

CREATE TABLE account_settlement_line (
    settlement_id UUID NOT NULL,
    order_id UUID NOT NULL,
    month TEXT NOT NULL,
    number TEXT NOT NULL,
    minutes BIGINT NOT NULL,
    ore_per_hour BIGINT NOT NULL,
    ore BIGINT NOT NULL,
    PRIMARY KEY (settlement_id, order_id, month)
);
CREATE INDEX account_settlement_line_order ON account_settlement_line (order_id, month);
