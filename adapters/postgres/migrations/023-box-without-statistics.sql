-- Thống kê của PostgreSQL: a sample that ANALYZE takes while people vote would stay behind the sealing and tell which
-- papers and slips had come by then. Every query on these tables goes by key and needs none.

ALTER TABLE box_items
  ALTER COLUMN session_id SET STATISTICS 0,
  ALTER COLUMN item SET STATISTICS 0,
  ALTER COLUMN papers SET STATISTICS 0;

ALTER TABLE box_papers
  ALTER COLUMN session_id SET STATISTICS 0,
  ALTER COLUMN serial SET STATISTICS 0,
  ALTER COLUMN class_id SET STATISTICS 0,
  ALTER COLUMN signature SET STATISTICS 0;
