package dev.leat.excel;

/** The parts of a workbook of one sheet beside the sheet: the same each time. */
final class WorkbookParts {

  static final String SHEET = "xl/worksheets/sheet1.xml";

  private static final String DECLARATION =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private WorkbookParts() {}

  /** A part of the archive. */
  record Part(String path, String text) {}

  /** All parts but the sheet, in their order. */
  static java.util.List<Part> of(String sheet) {
    return java.util.List.of(
        new Part("[Content_Types].xml", contentTypes()),
        new Part("_rels/.rels", relations("officeDocument", "xl/workbook.xml", "")),
        new Part("xl/workbook.xml", workbook(sheet)),
        new Part(
            "xl/_rels/workbook.xml.rels",
            relations("worksheet", "worksheets/sheet1.xml", relation(2, "styles", "styles.xml"))),
        new Part("xl/styles.xml", styles()));
  }

  private static String contentTypes() {
    return DECLARATION
        + "<Types xmlns=\"%scontent-types\">".formatted(PACKAGE)
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package"
        + ".relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + override("xl/workbook.xml", "sheet.main+xml")
        + override(SHEET, "worksheet+xml")
        + override("xl/styles.xml", "styles+xml")
        + "</Types>";
  }

  private static String override(String path, String kind) {
    return "<Override PartName=\"/%s\" ContentType=\"%s%s\"/>".formatted(path, KIND, kind);
  }

  private static String relations(String kind, String target, String more) {
    return DECLARATION
        + "<Relationships xmlns=\"%srelationships\">".formatted(PACKAGE)
        + relation(1, kind, target)
        + more
        + "</Relationships>";
  }

  private static String relation(int number, String kind, String target) {
    return "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(number, OFFICE, kind, target);
  }

  private static String workbook(String sheet) {
    String name =
        sheet
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
    return DECLARATION
        + "<workbook xmlns=\"%s\" xmlns:r=\"%s\">".formatted(MAIN, OFFICE)
        + "<sheets><sheet name=\"%s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            .formatted(name);
  }

  /** Style 1 is a day, style 2 a time. */
  private static String styles() {
    return DECLARATION
        + "<styleSheet xmlns=\"%s\"><numFmts count=\"2\">".formatted(MAIN)
        + "<numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"165\""
        + " formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss.000\"/></numFmts><fonts count=\"1\"><font><sz"
        + " val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill"
        + " patternType=\"none\"/></fill><fill><patternFill"
        + " patternType=\"gray125\"/></fill></fills><borders"
        + " count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs"
        + " count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\""
        + " borderId=\"0\"/></cellStyleXfs><cellXfs count=\"3\">"
        + style(0)
        + style(164)
        + style(165)
        + "</cellXfs></styleSheet>";
  }

  private static String style(int format) {
    return "<xf numFmtId=\"%d\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"%s/>"
        .formatted(format, format == 0 ? "" : " applyNumberFormat=\"1\"");
  }

  /** What stands before the rows of a sheet. */
  static String beforeRows() {
    return DECLARATION + "<worksheet xmlns=\"%s\"><sheetData>".formatted(MAIN);
  }

  /** What stands behind them. */
  static String behindRows() {
    return "</sheetData></worksheet>";
  }
}
