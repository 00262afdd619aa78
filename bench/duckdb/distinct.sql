SET memory_limit = '${memory}';
SET threads = ${threads};
COPY (SELECT DISTINCT region_id, date FROM read_csv('${location}')) TO '${out}' (HEADER);
