-- The ledger. Append-only: the service's role can insert and read here, nothing else.

CREATE TABLE account (
  id       int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind     text COLLATE "C" NOT NULL CHECK (kind IN ('PLATFORM', 'PARTY')),
  owner    text COLLATE "C" NOT NULL,
  currency text COLLATE "C" NOT NULL,
  name     text COLLATE "C" NOT NULL GENERATED ALWAYS AS (
    CASE kind WHEN 'PLATFORM' THEN 'platform:' ELSE 'party:' END || owner) STORED,
  UNIQUE (kind, owner, currency)
);

-- Ids are taken before the rows are copied, since the postings need them.
CREATE SEQUENCE entry_id_seq AS bigint CACHE 1;

-- One line of the books under one set of terms; a statement's lines are sums of these.
-- period: the month it is booked in, which has a statement; origin: the month of use.
-- units and gross are differences to what was booked before, so that sums are the state.
CREATE TABLE entry (
  entry_id      bigint PRIMARY KEY,
  period        date NOT NULL CHECK (extract(day FROM period) = 1),
  origin        date NOT NULL CHECK (extract(day FROM origin) = 1 AND origin <= period),
  reason        text COLLATE "C" NOT NULL CHECK (reason IN ('ACCRUAL', 'LATE', 'RETROACTIVE',
                  'CORRECTION', 'POOL', 'POOL_UNALLOCATED', 'MINIMUM_GUARANTEE')),
  charge        text COLLATE "C" NOT NULL CHECK (charge IN ('USE', 'POOL', 'MINIMUM_GUARANTEE')),
  cell_id       uuid CHECK ((cell_id IS NOT NULL) = (charge = 'USE')),
  side          text COLLATE "C" CHECK (side IN ('MASTER', 'PUBLISHING')),
  platform      text COLLATE "C" NOT NULL,
  licence_id    text COLLATE "C" NOT NULL,
  track_id      text COLLATE "C",
  model         text COLLATE "C",
  model_version text COLLATE "C",
  use_type      text COLLATE "C",
  basis         text COLLATE "C" NOT NULL,
  rate          numeric(38, 9) NOT NULL,
  currency      text COLLATE "C" NOT NULL,
  units         numeric(38, 9) NOT NULL,
  gross         numeric(38, 9) NOT NULL,
  booked_at     timestamptz NOT NULL
);
-- A month's entries, oldest first.
CREATE INDEX entry_period ON entry (period, entry_id);
-- All that was ever booked for a month of use.
CREATE INDEX entry_origin ON entry (origin, charge);

-- amount: debit positive, credit negative. The primary key reads an entry's postings.
-- ppm: the party's part; null on the platform's side, and where no split was applied.
-- A party whose part came out as 0 has its posting all the same: its line counts those units too.
-- No foreign keys: the trigger below holds the same for a whole batch at once.
CREATE TABLE posting (
  entry_id   bigint NOT NULL,
  account_id int NOT NULL,
  period     date NOT NULL,
  ppm        int,
  amount     numeric(38, 9) NOT NULL CHECK (amount <> 0 OR ppm IS NOT NULL),
  PRIMARY KEY (entry_id, account_id)
);
-- Totals of an account per month, and an owner's entries.
CREATE INDEX posting_account ON posting (account_id, period, entry_id) INCLUDE (amount);

CREATE FUNCTION posting_refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bad record;
BEGIN
  SELECT n.entry_id, sum(n.amount) AS amount, min(e.currency) AS currency,
         sum(n.amount) FILTER (WHERE a.kind = 'PLATFORM') AS debit, min(e.gross) AS gross,
         bool_and(e.entry_id IS NOT NULL AND e.period = n.period AND a.currency = e.currency) AS known
    INTO bad
    FROM inserted n
    LEFT JOIN account a ON a.id = n.account_id
    LEFT JOIN entry e ON e.entry_id = n.entry_id
   GROUP BY n.entry_id
  HAVING sum(n.amount) <> 0
      OR coalesce(sum(n.amount) FILTER (WHERE a.kind = 'PLATFORM'), 0) <> min(e.gross)
      OR NOT bool_and(e.entry_id IS NOT NULL AND e.period = n.period
                      AND a.currency IS NOT NULL AND a.currency = e.currency)
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'entry %: sum % %, debit % (expected: sum 0 in accounts of an entry of that period and currency, debit %)',
      bad.entry_id, bad.amount, coalesce(bad.currency, 'in no currency'), coalesce(bad.debit, 0), bad.gross
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER posting_balanced AFTER INSERT ON posting
  REFERENCING NEW TABLE AS inserted
  FOR EACH STATEMENT EXECUTE FUNCTION posting_refuse_unbalanced();
