-- What people look at: tracks and who used them, works without a licence, terms as they were posted.

-- owners: who sees a track: who controls a side or is paid a part of one, at any time, and its artists.
-- words: title and names, folded, for a search. Rows from before this have no owners and no words
-- until the catalogue is read again (see the end).
ALTER TABLE track
  ADD COLUMN duration_millis bigint NOT NULL DEFAULT 0,
  ADD COLUMN artist_ids   text[] COLLATE "C" NOT NULL DEFAULT '{}',
  ADD COLUMN artist_names text[] COLLATE "C" NOT NULL DEFAULT '{}',
  ADD COLUMN artist_roles text[] COLLATE "C" NOT NULL DEFAULT '{}',
  ADD COLUMN rights       jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN owners       text[] COLLATE "C" NOT NULL DEFAULT '{}',
  ADD COLUMN words        text COLLATE "C" NOT NULL DEFAULT '';
CREATE INDEX track_identifiers ON track USING gin (identifiers);
CREATE INDEX track_owners ON track USING gin (owners);

-- accepted_at: null until the licence is read again.
ALTER TABLE licence
  ADD COLUMN status      text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN sides       text[] COLLATE "C" NOT NULL DEFAULT '{}',
  ADD COLUMN scope_kind  text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN scope_ids   text[] COLLATE "C" NOT NULL DEFAULT '{}',
  ADD COLUMN use_types   text[] COLLATE "C" NOT NULL DEFAULT '{}',
  ADD COLUMN models      text[] COLLATE "C" NOT NULL DEFAULT '{}',
  ADD COLUMN territories text[] COLLATE "C" NOT NULL DEFAULT '{}',
  ADD COLUMN consent     text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN accepted_at timestamptz;
CREATE INDEX licence_licensor ON licence (licensor, licence_id);

CREATE TABLE consent (
  consent_id     text COLLATE "C" PRIMARY KEY,
  artist         text COLLATE "C" NOT NULL,
  platform       text COLLATE "C" NOT NULL,
  use_types      text[] COLLATE "C" NOT NULL,
  decision       text COLLATE "C" NOT NULL,
  effective_from date NOT NULL,
  effective_to   date,
  accepted_at    timestamptz NOT NULL
);
CREATE INDEX consent_artist ON consent (artist, consent_id);

-- Use by what was used, over all months. Nothing in it that changes while a run reports (see V0004).
CREATE INDEX rated_cell_work ON rated_cell
  ((coalesce(track_id, '')), (coalesce(identifier, '')), platform);

-- From a track, or a licence, to what was booked for it.
CREATE INDEX entry_track ON entry (track_id, entry_id) WHERE track_id IS NOT NULL;
CREATE INDEX entry_licence ON entry (licence_id, entry_id);

CREATE OR REPLACE FUNCTION drop_projections() RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  TRUNCATE rated_cell, audit_count, artist_month, track, artist, licence, consent, quarantine;
  UPDATE sink_offset SET next_offset = 0;
  INSERT INTO changed_month SELECT month FROM closed_month ON CONFLICT DO NOTHING;
$$;

-- Has the worker read the catalogue again, from its beginning: it fills the new columns. The rest
-- stays as it stands, and no month closes until that is done.
UPDATE sink_offset SET next_offset = 0
 WHERE topic LIKE '%catalogue.tracks' OR topic LIKE '%catalogue.licences';
