package dev.leat.s3;

import dev.leat.s3.S3Bucket.Where;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Uploads a file in parts: an object may be a thousand times as large as what one request may put,
 * and a connection that breaks costs one part. The object appears when all parts are there.
 */
record PartedUpload(S3Client client, String bucket, String key, long partBytes) {

  private static final int MOST_PARTS = 10_000;

  void send(Path file, long size, Where where) {
    String upload = client.createMultipartUpload(to -> to.bucket(bucket).key(key)).uploadId();
    try {
      List<CompletedPart> parts = parts(file, size, upload);
      client.completeMultipartUpload(to ->
          to.bucket(bucket)
              .key(key)
              .uploadId(upload)
              .ifNoneMatch(where.ifNoneMatch())
              .multipartUpload(all -> all.parts(parts)));
    } catch (RuntimeException e) {
      abort(upload);
      throw e;
    }
  }

  private List<CompletedPart> parts(Path file, long size, String upload) {
    long each = Math.max(partBytes, (size + MOST_PARTS - 1) / MOST_PARTS);
    List<CompletedPart> parts = new ArrayList<>();
    for (long from = 0; from < size; from += each) {
      int number = parts.size() + 1;
      FileSlice slice = new FileSlice(file, from, Math.min(each, size - from));
      RequestBody body =
          RequestBody.fromContentProvider(slice::open, slice.bytes(), "application/octet-stream");
      String tag =
          client
              .uploadPart(
                  to -> to.bucket(bucket).key(key).uploadId(upload).partNumber(number), body)
              .eTag();
      parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
    }
    return parts;
  }

  /** Frees what the parts take; what cannot be freed now, rules of the bucket may free later. */
  private void abort(String upload) {
    try {
      client.abortMultipartUpload(to -> to.bucket(bucket).key(key).uploadId(upload));
    } catch (SdkException e) {
      // The first failure says more.
    }
  }
}
