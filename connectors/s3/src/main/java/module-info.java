import org.jspecify.annotations.NullMarked;

/** Results of stages in S3, or a store that speaks its language. */
@NullMarked
@SuppressWarnings("module") // it warns of versions in names, and S3 is a name
module dev.leat.s3 {
  requires static org.jspecify;
  requires dev.leat;
  requires software.amazon.awssdk.awscore;
  requires software.amazon.awssdk.core;
  requires software.amazon.awssdk.http;
  requires software.amazon.awssdk.http.apache5;
  requires software.amazon.awssdk.services.s3;

  provides dev.leat.spi.BucketProvider with
      dev.leat.s3.S3Buckets;
}
