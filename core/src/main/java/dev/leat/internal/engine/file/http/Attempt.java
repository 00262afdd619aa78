package dev.leat.internal.engine.file.http;

import dev.leat.data.LeatException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeoutException;

/**
 * One request for what is missing of a file, and what becomes of the answer.
 *
 * @param address what is asked for
 * @param part what is there
 * @param patience how long the server may be silent
 * @param transfer is told what comes
 */
record Attempt(WebAddress address, Part part, Patience patience, Transfer transfer) {

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int NO_SUCH_PART = 416;

  /**
   * Asks for the bytes from where the part ends, or for all if it cannot be gone on with.
   *
   * @throws TryAgain when bytes are still missing
   * @throws IOException when the disk fails
   */
  void run() throws TryAgain, IOException, InterruptedException {
    long from = part.resumableBytes();
    HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
        new WebClient(address, patience.silence()).get(headers(from));
    Answer answer = Answer.of(response);
    switch (answer.status()) {
      case OK -> {
        begin(answer);
        store(response.body(), 0);
      }
      case PARTIAL -> {
        checkContinued(answer, from);
        store(response.body(), from);
        checkContent(answer, from);
      }
      case NO_SUCH_PART -> throw startOver("the server has no such part of it any more");
      default -> throw refused(answer);
    }
  }

  /** A part is asked for only if the file is still the one that the part is of. */
  private Map<String, String> headers(long from) {
    Optional<Note> note = part.note();
    return from == 0 || note.isEmpty()
        ? Map.of()
        : Map.of("Range", "bytes=" + from + "-", "If-Range", note.get().validator());
  }

  private void begin(Answer answer) throws IOException {
    String coding = answer.coding();
    switch (coding) {
      case "", "gzip", "x-gzip" -> {
        List<Checksum> checksums = new ArrayList<>(answer.ofWhole());
        checksums.addAll(answer.ofContent());
        String asked = Note.address(address.uri());
        part.begin(new Note(asked, answer.validator(), answer.sizeBytes(), coding, checksums));
      }
      default -> throw Refusal.unknownCoding(address.shown(), coding);
    }
  }

  private void checkContinued(Answer answer, long from) throws TryAgain, IOException {
    Optional<Answer.Range> range = answer.range();
    Optional<Note> note = part.note();
    boolean fits =
        from > 0
            && note.isPresent()
            && range.isPresent()
            && range.get().start() == from
            && range.get().sizeBytes() == note.get().sizeBytes();
    if (!fits) {
      throw startOver("the server sends another part than it was asked for");
    }
    String validator = answer.validator();
    if (!validator.isEmpty() && !validator.equals(note.get().validator())) {
      throw startOver("the file changes while it is fetched");
    }
  }

  private void store(Flow.Publisher<List<ByteBuffer>> body, long from)
      throws TryAgain, IOException, InterruptedException {
    transfer.total(sizeBytes());
    transfer.received(from);
    BodyWriter writer = new BodyWriter(part.channel(), from, transfer);
    body.subscribe(writer);
    try {
      writer.await(patience.silence());
    } catch (TimeoutException e) {
      String silence = WebClient.inSeconds(patience.silence());
      throw new TryAgain("the server sent nothing for %s at %s".formatted(silence, place()));
    } catch (BodyWriter.WriteFailure e) {
      throw e;
    } catch (IOException e) {
      throw new TryAgain("the connection broke off at " + place());
    }
    checkSize();
  }

  private void checkSize() throws TryAgain, IOException {
    long expected = sizeBytes();
    if (expected == Part.UNKNOWN_SIZE) {
      part.end();
    } else if (part.length() > expected) {
      throw startOver("the server sends more than it announces");
    } else if (part.length() < expected) {
      throw new TryAgain("the connection ended at " + place());
    }
  }

  private void checkContent(Answer answer, long from) throws TryAgain, IOException {
    for (Checksum announced : answer.ofContent()) {
      if (!announced.fits(part.channel(), from)) {
        part.cut(from);
        throw new TryAgain("what the server sends has another checksum than it announces");
      }
    }
  }

  private long sizeBytes() {
    return part.note().map(Note::sizeBytes).orElse(Part.UNKNOWN_SIZE);
  }

  private String place() throws IOException {
    return "byte " + part.length() + (sizeBytes() < 0 ? "" : " of " + sizeBytes());
  }

  private TryAgain startOver(String reason) throws IOException {
    part.clear();
    return new TryAgain(reason);
  }

  private TryAgain refused(Answer answer) throws LeatException {
    int status = answer.status();
    return switch (status) {
      case 408, 425, 429 -> TryAgain.after(asked(status), answer.pause());
      default -> {
        if (status < 500) {
          throw Refusal.answer(address.shown(), status);
        }
        yield TryAgain.after(asked(status), answer.pause());
      }
    };
  }

  private static String asked(int status) {
    return "the server answers " + Refusal.status(status);
  }
}
