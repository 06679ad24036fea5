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

CREATE TABLE entry (
  entry_id   bigint PRIMARY KEY,
  period     date NOT NULL CHECK (extract(day FROM period) = 1),
  reason     text COLLATE "C" NOT NULL CHECK (reason IN ('ACCRUAL', 'RETROACTIVE', 'CORRECTION')),
  cell_id    uuid NOT NULL,
  side       text COLLATE "C" NOT NULL CHECK (side IN ('MASTER', 'PUBLISHING')),
  platform   text COLLATE "C" NOT NULL,
  licence_id text COLLATE "C",
  booked_at  timestamptz NOT NULL
);
-- A month's entries, oldest first.
CREATE INDEX entry_period ON entry (period, entry_id);

-- amount: debit positive, credit negative. The primary key reads an entry's postings.
-- No foreign keys: the trigger below holds the same for a whole batch at once.
CREATE TABLE posting (
  entry_id   bigint NOT NULL,
  account_id int NOT NULL,
  period     date NOT NULL,
  amount     numeric(38, 9) NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (entry_id, account_id)
);
-- Totals of an account per month, and an owner's entries.
CREATE INDEX posting_account ON posting (account_id, period, entry_id) INCLUDE (amount);

CREATE FUNCTION posting_refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bad record;
BEGIN
  SELECT n.entry_id, a.currency, sum(n.amount) AS amount INTO bad
    FROM inserted n LEFT JOIN account a ON a.id = n.account_id
   GROUP BY n.entry_id, a.currency
  HAVING sum(n.amount) <> 0 OR a.currency IS NULL
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'entry %: sum % in % (expected: 0 in a known currency)',
      bad.entry_id, bad.amount, coalesce(bad.currency, 'no account')
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT n.entry_id, n.period INTO bad
    FROM (SELECT DISTINCT entry_id, period FROM inserted) n
   WHERE NOT EXISTS (
     SELECT FROM entry e WHERE e.entry_id = n.entry_id AND e.period = n.period)
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'posting of entry % in % (expected: an entry of that period)',
      bad.entry_id, bad.period
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER posting_balanced AFTER INSERT ON posting
  REFERENCING NEW TABLE AS inserted
  FOR EACH STATEMENT EXECUTE FUNCTION posting_refuse_unbalanced();
