-- A committee's goals for a year.
CREATE TABLE goal_chain (
    id UUID NOT NULL PRIMARY KEY,
    committee TEXT NOT NULL,
    year BIGINT NOT NULL,
    UNIQUE (committee, year)
);

-- A goal of the council, with the committee's.
CREATE TABLE goal_goal (
    id UUID NOT NULL PRIMARY KEY,
    chain_id UUID NOT NULL,
    place BIGINT NOT NULL,
    area TEXT NOT NULL,
    title TEXT NOT NULL,
    committee_goal TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX goal_goal_chain ON goal_goal (chain_id, place);

-- What shows whether a goal is met. Baselines, targets and limits are kept as they are written: 81.5, 10-15, 3/5, all, yes.
CREATE TABLE goal_indicator (
    id UUID NOT NULL PRIMARY KEY,
    goal_id UUID NOT NULL,
    place BIGINT NOT NULL,
    name TEXT NOT NULL,
    scale TEXT NOT NULL,
    method TEXT NOT NULL,
    aim TEXT NOT NULL,
    better TEXT NOT NULL,
    baseline TEXT,
    baseline_year BIGINT,
    source TEXT NOT NULL,
    responsible_id UUID,
    measure TEXT,
    only_by TEXT,
    only_group TEXT,
    over_by TEXT,
    over_least TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX goal_indicator_goal ON goal_indicator (goal_id, place);

-- What an indicator is to be in a year.
CREATE TABLE goal_target (
    indicator_id UUID NOT NULL,
    year BIGINT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (indicator_id, year)
);

-- A value that an indicator had on a day. Never altered.
CREATE TABLE goal_reading (
    id UUID NOT NULL PRIMARY KEY,
    indicator_id UUID NOT NULL,
    on_day TEXT NOT NULL,
    value TEXT NOT NULL,
    way TEXT NOT NULL,
    preliminary BOOLEAN NOT NULL,
    note TEXT,
    numerator BIGINT,
    denominator BIGINT,
    measure_version BIGINT,
    by_user UUID,
    at BIGINT NOT NULL
);
CREATE INDEX goal_reading_indicator ON goal_reading (indicator_id, on_day, at);

-- What is done so that an indicator gets better.
CREATE TABLE goal_activity (
    id UUID NOT NULL PRIMARY KEY,
    indicator_id UUID NOT NULL,
    what TEXT NOT NULL,
    responsible TEXT NOT NULL,
    until_day TEXT NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX goal_activity_indicator ON goal_activity (indicator_id, until_day);

-- A report to the committee; what the committee saw is kept as it was seen.
CREATE TABLE goal_report (
    id UUID NOT NULL PRIMARY KEY,
    chain_id UUID NOT NULL,
    kind TEXT NOT NULL,
    as_of TEXT NOT NULL,
    due TEXT NOT NULL,
    handled_on TEXT,
    paragraph TEXT,
    frozen_by UUID,
    frozen_at BIGINT,
    frozen TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX goal_report_chain ON goal_report (chain_id, as_of);

-- What is said in a report of a goal or an indicator.
CREATE TABLE goal_word (
    report_id UUID NOT NULL,
    about_id UUID NOT NULL,
    words TEXT NOT NULL,
    by_user UUID NOT NULL,
    at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (report_id, about_id)
);
