package dev.leat.internal.engine.format.csv;

import dev.leat.data.DataSize;
import dev.leat.io.OriginColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where the columns of a scan come from.
 *
 * @param fields the names of the fields of a record
 * @param slots for each field the scanned column that takes it, or -1
 * @param scanned the number of scanned columns
 * @param sources for each column of the scan the scanned column that it is, or -1
 * @param origins for each column of the scan the origin that it is, if it is one
 * @param names the names of the columns; one that is neither scanned nor an origin is a partition
 * @param partitions gives their values
 */
record ScanColumns(
    List<String> fields,
    int[] slots,
    int scanned,
    int[] sources,
    List<Optional<OriginColumn>> origins,
    List<String> names,
    Partitions partitions) {

  /**
   * The columns of a scan.
   *
   * @param fields the names of the fields of a record
   * @param wanted the names of the columns to give; those that are no field are origins, or else
   *     partitions
   */
  static ScanColumns of(List<String> fields, List<String> wanted, Partitions partitions) {
    int[] slots = new int[fields.size()];
    Arrays.fill(slots, -1);
    int[] sources = new int[wanted.size()];
    List<Optional<OriginColumn>> origins = new ArrayList<>();
    int scanned = 0;
    for (int i = 0; i < sources.length; i++) {
      int field = fields.indexOf(wanted.get(i));
      sources[i] = field < 0 ? -1 : scanned;
      origins.add(field < 0 ? origin(wanted.get(i)) : Optional.empty());
      if (field >= 0) {
        slots[field] = scanned++;
      }
    }
    return new ScanColumns(fields, slots, scanned, sources, origins, wanted, partitions);
  }

  private static Optional<OriginColumn> origin(String name) {
    return Arrays.stream(OriginColumn.values())
        .filter(origin -> origin.columnName().equals(name))
        .findFirst();
  }

  /** A piece that scans these columns. */
  Piece piece(CsvDialect dialect, DataSize maxRecord) {
    return new Piece(dialect, slots, scanned, maxRecord);
  }
}
