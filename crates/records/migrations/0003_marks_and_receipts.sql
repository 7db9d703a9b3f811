-- The reason of a correction can tell of somebody else, too.
ALTER TABLE record_masking ADD COLUMN why_spans TEXT NOT NULL DEFAULT '';

-- That a correction which followed after the receipt has been taken in.
CREATE TABLE record_receipt_after (
    handover_id UUID NOT NULL,
    entry_id UUID NOT NULL,
    received_at BIGINT NOT NULL,
    received_by UUID NOT NULL,
    received_name TEXT NOT NULL,
    PRIMARY KEY (handover_id, entry_id)
);
