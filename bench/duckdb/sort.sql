SET memory_limit = '${memory}';
SET threads = ${threads};
COPY (FROM read_csv('${location}') ORDER BY date, lat) TO '${out}' (HEADER);
