-- Sổ khen thưởng: who was awarded what, at every level and in every year; and how many may still be proposed.

-- One file of a person or a collective. Two files of one person are possible: only a person joins them (ledger_merges).
CREATE TABLE ledger_subjects (
  id          text COLLATE "C" PRIMARY KEY,
  -- The file that this one was joined to, itself when to none. Follows from ledger_merges.
  root_id     text COLLATE "C" NOT NULL REFERENCES ledger_subjects DEFERRABLE INITIALLY DEFERRED,
  kind        text NOT NULL CHECK (kind IN ('INDIVIDUAL', 'COLLECTIVE')),
  name        text COLLATE "vi-x-icu" NOT NULL,
  folded_name text COLLATE "C" NOT NULL,
  birth_year  integer CHECK (birth_year BETWEEN 1850 AND 2100),
  -- The body whose people may see it: the unit where it is known, otherwise the body that keeps the register.
  unit_id     text COLLATE "C" NOT NULL,
  -- The unit as the source writes it.
  unit_name   text NOT NULL,
  created_at  timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX ledger_subjects_by_root ON ledger_subjects (root_id);
CREATE INDEX ledger_subjects_by_name ON ledger_subjects (folded_name, birth_year);
CREATE INDEX ledger_subjects_by_word ON ledger_subjects USING gin (to_tsvector('simple', folded_name));

-- CCCD, staff id within a unit, or the organisation that a collective is: one number, one file. The number itself is
-- encrypted; its hash is keyed, because twelve digits are guessed in a minute.
CREATE TABLE ledger_identities (
  hash       text COLLATE "C" PRIMARY KEY,
  subject_id text COLLATE "C" NOT NULL REFERENCES ledger_subjects,
  kind       text NOT NULL CHECK (kind IN ('CITIZEN', 'STAFF', 'ORGANISATION')),
  sealed     text NOT NULL
);
CREATE INDEX ledger_identities_of_subject ON ledger_identities (subject_id);
CREATE TRIGGER ledger_identities_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_identities
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Whose file a nominee of a dossier is. A later row takes the place of an earlier one.
CREATE TABLE ledger_nominees (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dossier_id text COLLATE "C" NOT NULL,
  no         integer NOT NULL,
  subject_id text COLLATE "C" NOT NULL REFERENCES ledger_subjects,
  by_person  text COLLATE "C" NOT NULL,
  at         timestamptz(3) NOT NULL
);
CREATE INDEX ledger_nominees_of_dossier ON ledger_nominees (dossier_id, no, id DESC);
CREATE INDEX ledger_nominees_of_subject ON ledger_nominees (subject_id);
CREATE TRIGGER ledger_nominees_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_nominees
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE ledger_awards (
  -- `dossier-2026-0001/3` for our own, `import/` and a keyed hash of the row for those of an old register.
  id              text COLLATE "C" PRIMARY KEY,
  subject_id      text COLLATE "C" NOT NULL REFERENCES ledger_subjects,
  code            text COLLATE "C" NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('MERIT', 'AD_HOC', 'THEMATIC', 'DEVOTION', 'SENIORITY', 'EXTERNAL')),
  level           text NOT NULL CHECK (level IN ('GRASSROOTS', 'DIRECT_UPPER', 'PROVINCE', 'CONFEDERATION', 'STATE')),
  year            integer NOT NULL CHECK (year BETWEEN 1945 AND 2200),
  decision_number text NOT NULL,
  decided_on      date,
  achievement_id  text,
  unit_id         text COLLATE "C" NOT NULL,
  unit_name       text NOT NULL,
  -- Ids of the awards that it was given upon, where that is recorded.
  grounds         text[] NOT NULL DEFAULT '{}',
  note            text NOT NULL DEFAULT '',
  entered_by      text COLLATE "C" NOT NULL,
  entered_at      timestamptz(3) NOT NULL
);
CREATE INDEX ledger_awards_of_subject ON ledger_awards (subject_id);
CREATE INDEX ledger_awards_by_unit ON ledger_awards (unit_id, year, code);
CREATE TRIGGER ledger_awards_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_awards
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Hủy bỏ: a line of its own beside the award, never a change of it.
CREATE TABLE ledger_annulments (
  award_id        text COLLATE "C" PRIMARY KEY REFERENCES ledger_awards,
  decision_number text NOT NULL,
  decided_on      date NOT NULL,
  reason          text NOT NULL CHECK (reason <> ''),
  by_person       text COLLATE "C" NOT NULL,
  at              timestamptz(3) NOT NULL
);
CREATE TRIGGER ledger_annulments_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_annulments
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE ledger_merges (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  absorbed_id text COLLATE "C" NOT NULL REFERENCES ledger_subjects,
  kept_id     text COLLATE "C" NOT NULL REFERENCES ledger_subjects,
  reason      text NOT NULL CHECK (reason <> ''),
  by_person   text COLLATE "C" NOT NULL,
  at          timestamptz(3) NOT NULL,
  CHECK (absorbed_id <> kept_id)
);
CREATE INDEX ledger_merges_of_absorbed ON ledger_merges (absorbed_id);
CREATE INDEX ledger_merges_of_kept ON ledger_merges (kept_id);
CREATE TRIGGER ledger_merges_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_merges
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE ledger_separations (
  merge_id  bigint PRIMARY KEY REFERENCES ledger_merges,
  reason    text NOT NULL CHECK (reason <> ''),
  by_person text COLLATE "C" NOT NULL,
  at        timestamptz(3) NOT NULL
);
CREATE TRIGGER ledger_separations_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_separations
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Years that neither continue nor break a streak. A later row of a year takes the place of an earlier one; without a
-- reason it takes it back.
CREATE TABLE ledger_gap_years (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject_id text COLLATE "C" NOT NULL REFERENCES ledger_subjects,
  year       integer NOT NULL CHECK (year BETWEEN 1945 AND 2200),
  reason     text CHECK (reason IN ('MATERNITY', 'STUDY', 'ARMY', 'OTHER')),
  by_person  text COLLATE "C" NOT NULL,
  at         timestamptz(3) NOT NULL
);
CREATE INDEX ledger_gap_years_of_subject ON ledger_gap_years (subject_id, year, id DESC);
CREATE TRIGGER ledger_gap_years_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_gap_years
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Chỉ tiêu. The row is the lock: whoever wants a place waits for it, then counts.
CREATE TABLE quotas (
  award_code      text COLLATE "C" NOT NULL,
  organisation_id text COLLATE "C" NOT NULL,
  year            integer NOT NULL,
  theme           text NOT NULL,
  places          integer NOT NULL CHECK (places >= 0),
  PRIMARY KEY (award_code, organisation_id, year, theme)
);
CREATE TABLE quota_uses (
  award_code      text COLLATE "C" NOT NULL,
  organisation_id text COLLATE "C" NOT NULL,
  year            integer NOT NULL,
  theme           text NOT NULL,
  -- `dossier-2026-0001/3`: a nominee.
  owner           text COLLATE "C" NOT NULL,
  state           text NOT NULL CHECK (state IN ('RESERVED', 'CONFIRMED', 'RELEASED')),
  PRIMARY KEY (award_code, organisation_id, year, theme, owner),
  FOREIGN KEY (award_code, organisation_id, year, theme) REFERENCES quotas
);
CREATE INDEX quota_uses_of_owner ON quota_uses (owner);
