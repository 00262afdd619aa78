SET memory_limit = '${memory}';
SET threads = ${threads};

CREATE TEMP VIEW titles AS
  SELECT tconst, primaryTitle AS title, coalesce(startYear, endYear) AS year
  FROM read_csv('${titles}', delim = '\t', header = true, quote = '', escape = '',
    nullstr = '\N', all_varchar = true);

CREATE TEMP VIEW credits AS
  SELECT tconst, nconst, category, ordering::INTEGER AS place
  FROM read_csv('${credits}', delim = '\t', header = true, quote = '', escape = '',
    nullstr = '\N', all_varchar = true);

CREATE TEMP VIEW names AS
  SELECT nconst, primaryName AS name, birthYear AS birth, deathYear AS death,
    string_split(coalesce(primaryProfession, ''), ',') AS professions,
    string_split(coalesce(knownForTitles, ''), ',') AS known
  FROM read_csv('${names}', delim = '\t', header = true, quote = '', escape = '',
    nullstr = '\N', all_varchar = true);

-- A null field must not be there at all: || with a null is null, and concat leaves it out.
-- Texts put together are faster than json_merge_patch('{}', to_json({...})), and first keeping
-- the credits in titles that their people are known for is faster than a join on list_contains.
COPY (
  WITH known AS (SELECT DISTINCT nconst, unnest(known) AS tconst FROM names),
  popular AS (
    SELECT c.nconst, string_agg(concat(
        '{"imdb_tconst":"', t.tconst, '"', ',"title":' || to_json(t.title),
        ',"year":"' || t.year || '"', ',"category":"' || c.category || '"', '}'),
      ',' ORDER BY t.tconst, c.place) AS titles
    FROM credits AS c
      SEMI JOIN known AS k ON k.nconst = c.nconst AND k.tconst = c.tconst
      JOIN titles AS t ON t.tconst = c.tconst
    GROUP BY c.nconst)
  SELECT concat(
    '{"imdb_nconst":"', nconst, '"', ',"name":' || to_json(name),
    ',"birth_year":"' || birth || '"', ',"death_year":"' || death || '"',
    ',"professions":', to_json(professions), ',"popular_titles":[', titles, ']}')
  FROM names JOIN popular USING (nconst)
  ORDER BY nconst
) TO '${out}' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\x01');
