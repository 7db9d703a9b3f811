-- What was raised to a desk is found without looking through what lies there anyway.
CREATE INDEX duty_desk_raised ON duty_desk (unit, role) WHERE level > 0;
