SET memory_limit = '${memory}';
SET threads = ${threads};
COPY (
  SELECT lat, long, date FROM read_csv('${location}') WHERE date >= '2019-07-01'
) TO '${out}' (HEADER);
