-- Functions of the portable subset that Spark has and DuckDB lacks.
CREATE MACRO explode(items) AS unnest(items);
CREATE MACRO get_json_object(doc, path) AS json_extract_string(doc, path);
CREATE MACRO regexp_like(text, pattern) AS regexp_matches(text, pattern);
CREATE MACRO sha2(text, bits) AS CASE WHEN bits IN (0, 256) THEN sha256(text) ELSE error('sha2 has 256 bits here') END;
CREATE MACRO startswith(text, head) AS starts_with(text, head);
CREATE MACRO endswith(text, tail) AS ends_with(text, tail);
