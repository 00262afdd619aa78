import static dev.leat.expr.Aggregate.sum;
import static dev.leat.stage.CacheFormat.CSV;
import static dev.leat.stage.CacheFormat.JSONL;

import dev.leat.Dataset;
import dev.leat.stage.Input;
import dev.leat.stage.Param;
import dev.leat.stage.Stage;

/** Stages of which only those run that have changed: {@code leat stages run Sales.java}. */
class Sales {
  @Stage(cache = CSV)
  Dataset raw(@Input("examples/data/sales.csv") Dataset sales) {
    return sales.drop("junk");
  }

  @Stage(cache = JSONL, check = "total >= 0")
  Dataset monthly(Dataset raw, @Param(value = "least", or = "0") int least) {
    return raw.where("amount > " + least)
        .with("month", "format_date(day, 'yyyy-MM')")
        .groupBy("month")
        .aggregate(sum("amount").as("total"));
  }

  @Stage
  Dataset report(Dataset monthly) {
    return monthly.with("tax", "round(total * 0.19, 2)");
  }
}
