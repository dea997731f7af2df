-- Taken out of a draft decision because a condition was not met any more, apart from those withdrawn by people.
ALTER TABLE decisions ADD COLUMN stopped integer[] NOT NULL DEFAULT '{}';
