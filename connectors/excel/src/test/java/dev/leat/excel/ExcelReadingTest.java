package dev.leat.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.io.Excel;
import dev.leat.run.RejectPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads workbooks as other programs write them, and says what is wrong with those that are none.
 */
class ExcelReadingTest {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  @TempDir private Path folder;

  /** A workbook as Excel writes it: with shared strings, and a second sheet. */
  private String workbook(String rows) throws IOException {
    Path file = folder.resolve("book.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (WorkbookParts.Part part : WorkbookParts.of("Data")) {
        part(zip, part.path(), edited(part));
      }
      part(zip, WorkbookParts.SHEET, sheet(rows));
      part(zip, "xl/worksheets/sheet2.xml", sheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"));
      part(
          zip,
          "xl/sharedStrings.xml",
          "<sst xmlns=\"%s\" count=\"3\" uniqueCount=\"3\">".formatted(MAIN)
              + "<si><t>name</t></si><si><t>007</t></si>"
              + "<si><r><t>rich </t></r><r><t>text</t></r></si></sst>");
    }
    return file.toString();
  }

  private static String edited(WorkbookParts.Part part) {
    return part.text()
        .replace(
            "</Types>",
            "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd"
                + ".openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>")
        .replace("</sheets>", "<sheet name=\"Other\" sheetId=\"2\" r:id=\"rId8\"/></sheets>")
        .replace(
            "</Relationships>",
            part.path().startsWith("xl/")
                ? relation(8, "worksheet", "worksheets/sheet2.xml")
                    + relation(9, "sharedStrings", "sharedStrings.xml")
                    + "</Relationships>"
                : "</Relationships>");
  }

  private static String relation(int number, String kind, String target) {
    return "<Relationship Id=\"rId%d\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\" Target=\"%s\"/>"
        .formatted(number, kind, target);
  }

  private static String sheet(String rows) {
    return "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>".formatted(MAIN, rows);
  }

  private static void part(ZipOutputStream zip, String path, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(path));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> shown(Dataset rows) {
    return rows.collect().stream().map(Row::toString).toList();
  }

  @Test
  void sharedStringsFormulasAndBlankRowsAreRead() throws IOException {
    String book =
        workbook(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="str"><v>sum</v></c></row>
            <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>1.1000000000000001</v></c>
              <c r="C3"><f>1+1</f><v>2</v></c></row>
            <row r="4"><c r="A4"/></row>
            <row r="5"><c r="A5" t="s"><v>2</v></c><c r="B5"><v>2</v></c>
              <c r="C5"><f>2+3</f><v>5</v></c></row>
            """);
    Dataset read = Dataset.read(book);
    assertThat(read.schema().names()).containsExactly("name", "col2", "sum");
    assertThat(read.schema().fields().stream().map(field -> field.type()))
        .containsExactly(Type.TEXT, Type.DECIMAL, Type.INTEGER);
    assertThat(shown(read))
        .containsExactly("{name: 007, col2: 1.1, sum: 2}", "{name: rich text, col2: 2, sum: 5}");
  }

  @Test
  void anErrorIsNoNumberWhereOneIsNeeded() throws IOException {
    String book =
        workbook(
            """
            <row r="1"><c r="A1" t="str"><v>n</v></c></row>
            <row r="2"><c r="A2"><v>1</v></c></row>
            <row r="3"><c r="A3" t="e"><v>#DIV/0!</v></c></row>
            """);
    Dataset read = Dataset.read(book).on(Engine.local().rejects(RejectPolicy.unlimited()));
    assertThat(read.schema().type("n")).isEqualTo(Type.INTEGER);
    var report = read.where("n > 0").write(folder.resolve("out.csv").toString());
    assertThat(report.rowsOut()).isEqualTo(1);
    assertThat(report.rejects().getFirst().line()).isEqualTo(3);
    assertThat(report.rejects().getFirst().reason()).contains("#DIV/0!");
  }

  @Test
  void sheetsAreChosenByNameAndByNumber() throws IOException {
    String book = workbook("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c></row>");
    assertThat(Dataset.read(book, Excel.defaults().sheet("Other")).schema().names())
        .containsExactly("1");
    assertThat(Dataset.read(book, Excel.defaults().sheet(1)).schema().names()).containsExactly("a");
    assertThatThrownBy(() -> Dataset.read(book, Excel.defaults().sheet("Othre")))
        .hasMessageContaining("has no sheet \"Othre\". Did you mean \"Other\"?")
        .hasMessageContaining("\"Data\", \"Other\"");
    assertThatThrownBy(() -> Dataset.read(book, Excel.defaults().sheet(3)))
        .hasMessageContaining("has no sheet 3 (expected: 1 to 2)");
  }

  @Test
  void rowsAreSkippedAndWideOnesRejected() throws IOException {
    String book =
        workbook(
            """
            <row r="1"><c r="A1" t="str"><v>a title</v></c></row>
            <row r="3"><c r="A3" t="str"><v>n</v></c></row>
            <row r="4"><c r="A4"><v>1</v></c></row>
            <row r="5"><c r="A5"><v>2</v></c><c r="B5"><v>3</v></c></row>
            """);
    Dataset read =
        Dataset.read(book, Excel.defaults().skipRows(1).sampleRows(1))
            .on(Engine.local().rejects(RejectPolicy.unlimited()));
    assertThat(read.schema().names()).containsExactly("n");
    var report = read.write(folder.resolve("out.csv").toString());
    assertThat(report.rejects().getFirst().reason())
        .isEqualTo("the cell B5 stands behind the last column");
    assertThat(report.rowsIn()).isEqualTo(2);
  }

  @Test
  void whatIsNoWorkbookSaysSo() throws IOException {
    isSaid(new byte[0], "is empty");
    isSaid("a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8), "is no workbook", "--from csv");
    byte[] old = {
      (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    isSaid(Arrays.copyOf(old, 100), "old form (.xls)", "Save it as .xlsx");
    byte[] whole = Files.readAllBytes(Path.of(workbook("")));
    for (int length : new int[] {10, 300, whole.length - 30}) {
      isSaid(Arrays.copyOf(whole, length), "is damaged");
    }
    assertThatThrownBy(() -> Dataset.read("book.xls"))
        .hasMessageContaining("old form")
        .hasMessageContaining(".xlsx");
  }

  private void isSaid(byte[] bytes, String... parts) throws IOException {
    Path file = folder.resolve("bad.xlsx");
    Files.write(file, bytes);
    assertThatThrownBy(() -> Dataset.read(file.toString()).collect())
        .isInstanceOf(dev.leat.data.LeatException.class)
        .hasMessageContaining("bad.xlsx\"")
        .hasMessageContainingAll(parts);
  }

  @Test
  void aSheetWithoutRowsSaysSo() throws IOException {
    String book = workbook("");
    assertThatThrownBy(() -> Dataset.read(book)).hasMessageContaining("no header and no row");
  }

  @Test
  void formatsTellDaysFromNumbers() {
    assertThat(CellFormat.of(14, null)).isEqualTo(CellFormat.DAY);
    assertThat(CellFormat.of(22, null)).isEqualTo(CellFormat.DAY_AND_TIME);
    assertThat(CellFormat.of(2, "0.00")).isEqualTo(CellFormat.NUMBER);
    assertThat(CellFormat.of(164, "dd/mm/yyyy")).isEqualTo(CellFormat.DAY);
    assertThat(CellFormat.of(164, "[$-407]d. mmmm yyyy hh:mm;@"))
        .isEqualTo(CellFormat.DAY_AND_TIME);
    assertThat(CellFormat.of(164, "[h]:mm:ss")).isEqualTo(CellFormat.TIME_OF_DAY);
    assertThat(CellFormat.of(164, "#,##0.00\\ \"days\"")).isEqualTo(CellFormat.NUMBER);
    assertThat(CellFormat.of(164, "[Red]0.00E+00")).isEqualTo(CellFormat.NUMBER);
    assertThat(CellFormat.of(null, null)).isEqualTo(CellFormat.NUMBER);
  }
}
