-- What a platform asks to mend: its events that were set aside, and its use without a track.

CREATE INDEX quarantine_platform ON quarantine (platform, period, topic, partition, record_offset)
  WHERE platform IS NOT NULL;

-- Nothing in it that changes while a run reports: an update of the sums stays within its page.
CREATE INDEX rated_cell_unmatched ON rated_cell (platform, period, identifier, cell_id)
  WHERE track_id IS NULL;
