/** Buckets of S3, through the SDK of Amazon Web Services. */
package dev.leat.s3;
