package dev.leat.conformance.messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The files that the command lines of the golden file are about. */
final class MessageFiles {

  private final Path folder;

  MessageFiles(Path folder) {
    this.folder = folder;
  }

  void write() throws IOException {
    text("in.csv", "region_id,name,year\n1,Ann,2019\n2,Bob,x\n");
    text("other.csv", "region_id,label\n1,one\n");
    text("ragged.csv", "a,b\n" + "1,2\n".repeat(20) + "3\n4,5,6\n");
    text("open.csv", "a,b\n" + "1,\"2\"\n".repeat(20) + "1,\"2\n3,4\n");
    text("quotes.csv", "a;b\n1;x,y\n");
    text("empty.csv", "");
    text("nuls.csv", "a,b\n\0,\0\n");
    text("damaged.csv.gz", "a,b\n1,2\n");
    text("in.jsonl", "{\"a\":1}\n{\"a\":1,}\n");
    text("in.json", "[{\"a\":1},\n {\"a\" 2}]\n");
    text("order-1.csv", "a,b\n1,2\n");
    text("order-2.csv", "b,a\n2,1\n");
    text("fewer-1.csv", "a,b\n1,2\n");
    text("fewer-2.csv", "a\n1\n");
    bytes("latin.csv", "612C620A63E96C2C310A");
    bytes("zip.csv", "504B0304140000000800");
    bytes("png.csv", "89504E470D0A1A0A0000");
    bytes("wide.csv", "61002C0062000A0031002C0032000A00");
    Files.createDirectory(folder.resolve("nothing"));
    flow("flow.yaml", "steps: [{read: \"${flow}/in.csv\"}, {write: \"${flow}/out.csv\"}]");
    flow("needs.yaml", "parameters: {data: {required: true}}\nsteps: [{read: \"${data}/in.csv\"}]");
    flow(
        "misfit.yaml",
        "steps: [{read: {file: \"${flow}/in.csv\", types: {year: integer}}}, {where: year > 1},"
            + " {write: \"${flow}/out.csv\"}]");
    flow(
        "early.yaml",
        "steps:\n  - read: ${flow}/in.csv\n  - write: ${flow}/out.csv\n  - limit: 1\n");
    flow("late.yaml", "steps:\n  - select: name\n");
    flow("twice.yaml", "steps:\n  - read: ${flow}/in.csv\n  - read: ${flow}/in.csv\n");
    flow("group.yaml", "steps:\n  - read: ${flow}/in.csv\n  - group_by: name\n");
    flow(
        "join.yaml",
        "steps:\n  - read: ${flow}/in.csv\n  - join: {with: others, on: region_id, kind: iner}\n");
    flow(
        "named.yaml",
        "datasets: {other: [{read: \"${flow}/other.csv\"}]}\n"
            + "steps:\n"
            + "  - read: ${flow}/in.csv\n"
            + "  - join: {with: othr, on: region_id}\n");
    flow("verbs.yaml", "steps:\n  - {read: \"${flow}/in.csv\", limit: 1}\n");
    flow("jobs.yaml", "settings: {jobs: none}\nsteps: [{read: \"${flow}/in.csv\"}]");
    flow("tabs.yaml", "steps:\n\t- read: x\n");
    writeStages();
  }

  private void writeStages() throws IOException {
    text("Bad.java", "class Bad {\n  void stage() {\n    retrun 1;\n  }\n}\n");
    text("None.java", "class None {}\n");
    text(
        "Good.java",
        """
        import dev.leat.Dataset;
        import dev.leat.stage.Input;
        import dev.leat.stage.Param;
        import dev.leat.stage.Stage;

        class Good {
          @Stage
          Dataset rows(@Input("no-such.csv") Dataset in, @Param("least") int least) {
            return in;
          }

          @Stage
          Dataset others() {
            throw new IllegalStateException("no tea");
          }
        }
        """);
  }

  private void text(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private void flow(String name, String content) throws IOException {
    text(name, content);
  }

  private void bytes(String name, String hex) throws IOException {
    Files.write(folder.resolve(name), HexFormat.of().parseHex(hex));
  }
}
