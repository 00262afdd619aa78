import dev.leat.Dataset;
import dev.leat.io.Csv;

/** Counts events per region and day: {@code java -cp 'lib/*' EventCounter.java examples/data}. */
class EventCounter {
  public static void main(String[] args) {
    var report =
        Dataset.read(args[0] + "/location.csv")
            .join(Dataset.read(args[0] + "/region.csv"), "region_id")
            .groupBy("region_name", "date")
            .count()
            .write(args[0] + "/result.csv", Csv.quoteAll());
    System.out.printf("%d groups, %d unmatched%n", report.rowsOut(), report.unmatched());
  }
}
