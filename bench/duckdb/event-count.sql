SET memory_limit = '${memory}';
SET threads = ${threads};
COPY (
  SELECT region_name, date, count(*) AS count
  FROM read_csv('${location}') AS l JOIN read_csv('${region}') AS r USING (region_id)
  GROUP BY region_name, date
) TO '${out}' (HEADER, FORCE_QUOTE *);
