-- Nominee lists read from workbooks, and the drafts made of them. Both name people and carry citizen ids, so their
-- content is encrypted; what stands in the clear is what lists and counts need.

CREATE TABLE imports (
  id         text COLLATE "C" PRIMARY KEY,
  unit_id    text COLLATE "C" NOT NULL,
  file_name  text NOT NULL,
  file_hash  text COLLATE "C" NOT NULL CHECK (file_hash ~ '^[0-9a-f]{64}$'),
  stage      text NOT NULL CHECK (stage IN ('OPEN', 'APPLIED', 'UNDONE')),
  version    integer NOT NULL CHECK (version >= 1),
  created_by text COLLATE "C" NOT NULL,
  created_at timestamptz(3) NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  applied_at timestamptz(3),
  -- Cells, mapping, answers and applied rows.
  sealed     text NOT NULL
);
-- The same bytes sent twice by one unit are one import, however quickly one after the other.
CREATE UNIQUE INDEX imports_one_for_each_file ON imports (unit_id, file_hash) WHERE stage <> 'UNDONE';
CREATE INDEX imports_of_unit ON imports (unit_id, created_at);

CREATE TABLE dossier_drafts (
  id              text COLLATE "C" PRIMARY KEY,
  import_id       text COLLATE "C" NOT NULL REFERENCES imports,
  part            integer NOT NULL,
  unit_id         text COLLATE "C" NOT NULL,
  award_code      text COLLATE "C" NOT NULL,
  evaluation_year integer NOT NULL,
  -- The dossier that the draft became; from then on the import cannot be taken back.
  dossier_id      text COLLATE "C",
  sealed          text NOT NULL,
  UNIQUE (import_id, part)
);
