SET memory_limit = '${memory}';
SET threads = ${threads};
COPY (
  SELECT id, count(*) AS count, sum(amount) AS total FROM read_csv('${keys}') GROUP BY id
) TO '${out}' (HEADER);
