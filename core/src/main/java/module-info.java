import org.jspecify.annotations.NullMarked;

/** The Leat library: datasets, plans, expressions and the local engine. */
@NullMarked
@SuppressWarnings("module") // Connectors are built later, so javac has not met their modules.
module dev.leat {
  requires static transitive org.jspecify;
  requires java.net.http;
  requires com.github.luben.zstd_jni;
  requires org.apache.commons.compress;
  requires org.lz4.java;
  requires org.objectweb.asm;

  exports dev.leat;
  exports dev.leat.data;
  exports dev.leat.expr;
  exports dev.leat.io;
  exports dev.leat.plan;
  exports dev.leat.run;
  exports dev.leat.spi;
  exports dev.leat.stage;

  // What connectors are made of: the seam of formats, and what is below it.
  exports dev.leat.internal.engine.batch to
      dev.leat.excel,
      dev.leat.parquet;
  exports dev.leat.internal.engine.event to
      dev.leat.excel,
      dev.leat.parquet;
  exports dev.leat.internal.engine.file to
      dev.leat.excel,
      dev.leat.parquet;
  exports dev.leat.internal.engine.format to
      dev.leat.excel,
      dev.leat.parquet;
  exports dev.leat.internal.engine.kernel to
      dev.leat.excel,
      dev.leat.parquet;
  exports dev.leat.internal.engine.rows to
      dev.leat.excel,
      dev.leat.parquet;

  uses dev.leat.spi.BucketProvider;
  uses dev.leat.spi.Runner;
  uses dev.leat.spi.StageRunner;
  uses dev.leat.spi.CacheKeeper;
  uses dev.leat.internal.engine.format.FormatReader;
  uses dev.leat.internal.engine.format.FormatWriter;

  provides dev.leat.spi.Runner with
      dev.leat.internal.engine.LocalEngine;
  provides dev.leat.spi.CacheKeeper with
      dev.leat.internal.engine.cache.LocalKeeper;
  provides dev.leat.spi.StageRunner with
      dev.leat.internal.engine.pipeline.LocalStages;
  provides dev.leat.internal.engine.format.FormatReader with
      dev.leat.internal.engine.format.csv.CsvFormat,
      dev.leat.internal.engine.format.json.JsonFormat,
      dev.leat.internal.engine.format.text.LinesFormat;
  provides dev.leat.internal.engine.format.FormatWriter with
      dev.leat.internal.engine.format.csv.CsvFormat,
      dev.leat.internal.engine.format.json.JsonFormat,
      dev.leat.internal.engine.format.text.LinesFormat;
}
