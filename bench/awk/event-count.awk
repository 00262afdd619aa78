# Counts events per region and day. Every field must be quoted, without quotes or line ends in it.
BEGIN {
  for (i = 1; i < ARGC; i++) {
    split(ARGV[i], pair, "=")
    given[pair[1]] = pair[2]
  }
  ARGV[1] = given["region"]
  ARGV[2] = given["location"]
  ARGC = 3
  FS = "\",\""
}
FNR == 1 { file++; next }
file == 1 {
  name[substr($1, 2)] = substr($2, 1, length($2) - 1)
  next
}
$3 in name { count[name[$3] "\",\"" substr($4, 1, 10)]++ }
END {
  print "\"region_name\",\"date\",\"count\"" > given["out"]
  for (key in count) {
    print "\"" key "\",\"" count[key] "\"" > given["out"]
  }
}
