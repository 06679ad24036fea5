-- Months that close. Append-only too: what finance did, and what was stated.

-- Months go OPEN, REVIEW, CLOSED and never back: each step is a row.
CREATE TABLE period_step (
  period  date NOT NULL CHECK (extract(day FROM period) = 1),
  state   text COLLATE "C" NOT NULL CHECK (state IN ('REVIEW', 'CLOSED')),
  at      timestamptz NOT NULL,
  by_whom text COLLATE "C" NOT NULL,
  reason  text COLLATE "C" NOT NULL,
  PRIMARY KEY (period, state)
);

-- Every month from the first that was closed to the last; one in which nothing was due has no step.
CREATE VIEW closed_month AS
  SELECT month::date AS month
    FROM (SELECT min(period) AS first, max(period) AS last
            FROM period_step WHERE state = 'CLOSED') s
   CROSS JOIN LATERAL generate_series(s.first, s.last, interval '1 month') AS month;

-- What the catalogue called the tracks when the month closed: later names do not change a statement.
CREATE TABLE period_track (
  period      date NOT NULL,
  track_id    text COLLATE "C" NOT NULL,
  title       text COLLATE "C",
  artist      text COLLATE "C",
  identifiers text[] COLLATE "C" NOT NULL,
  PRIMARY KEY (period, track_id)
);

-- What was stated to a party; carried: what rounding left for the next statement.
-- The lines are not kept: they are sums of the ledger's entries, and sha256 is theirs.
CREATE TABLE statement (
  period   date NOT NULL,
  party    text COLLATE "C" NOT NULL,
  currency text COLLATE "C" NOT NULL,
  opening  numeric(38, 9) NOT NULL,
  accrued  numeric(38, 9) NOT NULL,
  adjusted numeric(38, 9) NOT NULL,
  payable  numeric(38, 9) NOT NULL,
  carried  numeric(38, 9) NOT NULL CHECK (opening + accrued + adjusted = payable + carried),
  lines    bigint NOT NULL,
  sha256   text COLLATE "C" NOT NULL,
  PRIMARY KEY (period, party, currency)
);
CREATE INDEX statement_party ON statement (party, currency, period);

-- A party left out of the month's statements, since its books did not add up.
CREATE TABLE parked (
  period   date NOT NULL,
  party    text COLLATE "C" NOT NULL,
  currency text COLLATE "C" NOT NULL,
  ledger   numeric(38, 9) NOT NULL,
  expected numeric(38, 9) NOT NULL,
  PRIMARY KEY (period, party, currency)
);

-- Closed months whose use changed since: their pools and guarantees are looked at again when the
-- next month closes. Can be rebuilt: one row for every closed month is always enough.
CREATE TABLE changed_month (
  origin date PRIMARY KEY
);

-- Drops all that can be rebuilt; the worker then reads the topics again from their beginnings.
-- The ledger stands where it stood: nothing that is booked is booked again.
CREATE FUNCTION drop_projections() RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  TRUNCATE rated_cell, audit_count, artist_month, track, artist, licence, quarantine;
  UPDATE sink_offset SET next_offset = 0;
  INSERT INTO changed_month SELECT month FROM closed_month ON CONFLICT DO NOTHING;
$$;
REVOKE ALL ON FUNCTION drop_projections() FROM PUBLIC;
