-- Phiên họp hủy, hoãn: a session that ended without a vote. Its cases may go on another agenda.
ALTER TABLE sessions DROP CONSTRAINT sessions_stage_check;
ALTER TABLE sessions ADD CONSTRAINT sessions_stage_check
  CHECK (stage IN ('OPEN', 'CLOSED', 'COUNTED', 'CALLED_OFF'));
DROP INDEX sessions_under_way;
CREATE INDEX sessions_under_way ON sessions (id) WHERE stage IN ('OPEN', 'CLOSED');
