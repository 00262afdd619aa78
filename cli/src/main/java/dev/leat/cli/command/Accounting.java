package dev.leat.cli.command;

import dev.leat.cli.screen.Account;
import dev.leat.cli.screen.Ink;
import dev.leat.cli.screen.JsonText;
import dev.leat.cli.screen.ReportJson;
import dev.leat.cli.screen.Terminal;
import dev.leat.cli.screen.WholeFile;
import dev.leat.data.LeatException;
import dev.leat.run.Report;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Ends a run with its account: on the error stream, and in a file when one was asked for. */
final class Accounting {

  private final Context context;
  private final MessageOptions messages;
  private final RunOptions options;

  Accounting(Context context, MessageOptions messages, RunOptions options) {
    this.context = context;
    this.messages = messages;
    this.options = options;
  }

  /** Runs, and writes the report file whether or not the run succeeds. */
  Report of(Supplier<Report> run) {
    options.report().ifPresent(WholeFile::expectDirectory);
    try {
      Report report = run.get();
      write(document("ok", ReportJson.of(report)));
      return report;
    } catch (LeatException e) {
      write(document("failed", ReportJson.of(e)));
      throw e;
    }
  }

  /** Whether nothing but errors is printed. */
  boolean isQuiet() {
    return messages.isQuiet();
  }

  /** Whether more than usual is printed. */
  boolean isVerbose() {
    return messages.isVerbose();
  }

  /** Prints the account of a run, unless quiet. */
  void print(Report report) {
    if (messages.isQuiet()) {
      return;
    }
    Terminal terminal = context.terminal();
    switch (context.manner().style()) {
      case JSON -> {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("level", "info");
        json.putAll(document("ok", ReportJson.of(report)));
        terminal.err().println(JsonText.onOneLine(json));
      }
      case TEXT -> {
        Ink ink = context.manner().errInk(terminal);
        if (messages.isVerbose()) {
          Account.operators(report).forEach(line -> terminal.err().println(ink.faint(line)));
        }
        Account.of(report, ink).forEach(terminal.err()::println);
      }
    }
    terminal.err().flush();
  }

  private static Map<String, Object> document(String status, Map<String, Object> rest) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("status", status);
    json.putAll(rest);
    return json;
  }

  private void write(Map<String, Object> document) {
    options.report().ifPresent(path -> WholeFile.write(path, JsonText.indented(document)));
  }
}
