//! What may become of an order, state by state.
