-- Why stages differ, added up over the orders of a provider's month: an account of a district or of all reads these, not
-- every order's own. Made anew with the rows that they are sums of.
CREATE TABLE account_cause_sum (
    provider_id UUID NOT NULL,
    month TEXT NOT NULL,
    unit_id UUID NOT NULL,
    district TEXT,
    cause TEXT NOT NULL,
    minutes BIGINT NOT NULL
);
CREATE INDEX account_cause_sum_provider ON account_cause_sum (provider_id, month);
CREATE INDEX account_cause_sum_unit ON account_cause_sum (unit_id, month);
CREATE INDEX account_cause_sum_district ON account_cause_sum (district, month);
CREATE INDEX account_cause_sum_month ON account_cause_sum (month);

INSERT INTO account_cause_sum (provider_id, month, unit_id, district, cause, minutes)
    SELECT m.provider_id, m.month, m.unit_id, m.district, c.cause, CAST(SUM(c.minutes) AS BIGINT)
    FROM account_month m JOIN account_cause c ON c.order_id = m.order_id AND c.month = m.month
    GROUP BY m.provider_id, m.month, m.unit_id, m.district, c.cause;
