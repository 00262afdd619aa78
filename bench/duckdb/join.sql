SET memory_limit = '${memory}';
SET threads = ${threads};
COPY (
  SELECT id, amount, name
  FROM read_csv('${left}') AS l JOIN read_csv('${right}') AS r USING (id)
) TO '${out}' (HEADER);
