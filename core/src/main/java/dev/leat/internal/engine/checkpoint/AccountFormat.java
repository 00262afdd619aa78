package dev.leat.internal.engine.checkpoint;

import dev.leat.internal.engine.event.Account;
import dev.leat.internal.engine.event.RejectLog;
import dev.leat.run.Reject;
import dev.leat.run.Report;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes an {@link Account} into a checkpoint, and reads it. */
final class AccountFormat {

  private AccountFormat() {}

  static void write(Account account, DataOutputStream out) throws IOException {
    out.writeInt(account.counters().size());
    for (long counter : account.counters()) {
      out.writeLong(counter);
    }
    out.writeInt(account.operators().size());
    for (Report.OperatorReport operator : account.operators()) {
      text(operator.name(), out);
      out.writeLong(operator.rowsIn());
      out.writeLong(operator.rowsOut());
      out.writeLong(operator.spilledBytes());
      text(operator.note(), out);
    }
    out.writeInt(account.rejects().size());
    for (RejectLog.Entry entry : account.rejects()) {
      reject(entry, out);
    }
    out.writeInt(account.warnings().size());
    for (Map.Entry<String, Long> warning : new TreeMap<>(account.warnings()).entrySet()) {
      text(warning.getKey(), out);
      out.writeLong(warning.getValue());
    }
  }

  private static void reject(RejectLog.Entry entry, DataOutputStream out) throws IOException {
    Reject reject = entry.reject();
    text(entry.budgeting().name(), out);
    text(reject.source(), out);
    out.writeLong(reject.line());
    out.writeLong(reject.byteOffset());
    text(reject.column(), out);
    text(reject.reason(), out);
    text(reject.rawText(), out);
  }

  /** As bytes, since {@code writeUTF} takes no long ones. */
  private static void text(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static Account read(DataInputStream in) throws IOException {
    List<Long> counters = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      counters.add(in.readLong());
    }
    List<Report.OperatorReport> operators = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      operators.add(
          new Report.OperatorReport(
              text(in), in.readLong(), in.readLong(), in.readLong(), text(in)));
    }
    List<RejectLog.Entry> rejects = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      rejects.add(reject(in));
    }
    Map<String, Long> warnings = new TreeMap<>();
    for (int count = in.readInt(); count > 0; count--) {
      warnings.put(text(in), in.readLong());
    }
    return new Account(counters, operators, rejects, warnings);
  }

  private static RejectLog.Entry reject(DataInputStream in) throws IOException {
    RejectLog.Budgeting budgeting = RejectLog.Budgeting.valueOf(text(in));
    Reject reject =
        new Reject(text(in), in.readLong(), in.readLong(), text(in), text(in), text(in));
    return new RejectLog.Entry(reject, budgeting);
  }

  private static String text(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
