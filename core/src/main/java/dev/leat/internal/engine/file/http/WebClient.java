package dev.leat.internal.engine.file.http;

import dev.leat.io.Location;
import dev.leat.run.Version;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Asks web servers: follows where they lead, and tells failures that last from those that pass.
 *
 * <p>One client serves the process; it is made when a URL is first met.
 */
final class WebClient {

  static final int MOST_REDIRECTS = 10;

  private static final Duration CONNECT = Duration.ofSeconds(20);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  private final WebAddress address;
  private final Duration silence;

  /** A client that waits so long for an answer. */
  WebClient(WebAddress address, Duration silence) {
    this.address = address;
    this.silence = silence;
  }

  /** The answer to a request with these headers; its body is still to come. */
  HttpResponse<Flow.Publisher<List<ByteBuffer>>> get(Map<String, String> headers)
      throws TryAgain, InterruptedException {
    URI at = address.uri();
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = send(request(at, headers));
      if (!isRedirect(response.statusCode())) {
        return response;
      }
      at = next(at, response.headers().firstValue("Location").orElse(""));
    }
    throw Refusal.tooManyRedirects(address.shown(), MOST_REDIRECTS);
  }

  private static boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  private URI next(URI from, String location) {
    String shown = Location.withoutSecrets(location);
    URI to;
    try {
      to = from.resolve(WebAddress.escaped(location));
    } catch (IllegalArgumentException e) {
      throw Refusal.noRedirect(address.shown(), shown);
    }
    boolean web = new Location(to.toString()).isWeb() && WebAddress.namesHost(to);
    if (location.isEmpty() || !web) {
      throw Refusal.noRedirect(address.shown(), shown);
    }
    if (from.getScheme().equalsIgnoreCase("https") && to.getScheme().equalsIgnoreCase("http")) {
      throw Refusal.unsafeRedirect(address.shown(), shown);
    }
    return to;
  }

  private HttpRequest request(URI at, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at)
            .header("User-Agent", "leat/" + Version.NUMBER)
            .header("Accept", "*/*")
            .header("Accept-Encoding", "identity");
    headers.forEach(request::header);
    if (WebAddress.origin(at).equals(WebAddress.origin(address.uri()))) {
      address.authorization().ifPresent(value -> request.header("Authorization", value));
    }
    return request.build();
  }

  /** Waits for the head of an answer only; the body may take as long as it keeps coming. */
  private HttpResponse<Flow.Publisher<List<ByteBuffer>>> send(HttpRequest request)
      throws TryAgain, InterruptedException {
    CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> answer =
        CLIENT.sendAsync(request, WebClient::body);
    try {
      return answer.get(silence.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new TryAgain("the server sent no answer for " + inSeconds(silence));
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw failure(e.getCause() instanceof IOException io ? io : new IOException(e.getCause()));
    }
  }

  /** A time for messages, such as {@code 60 seconds}. */
  static String inSeconds(Duration time) {
    return time.toMillis() < 1000 ? time.toMillis() + " ms" : time.toSeconds() + " seconds";
  }

  /** The body of a file as it comes; that of any other answer is passed over. */
  private static HttpResponse.BodySubscriber<Flow.Publisher<List<ByteBuffer>>> body(
      HttpResponse.ResponseInfo head) {
    return head.statusCode() / 100 == 2
        ? BodySubscribers.ofPublisher()
        : BodySubscribers.replacing(subscriber -> {});
  }

  /** Tells what may pass from what will not. */
  private TryAgain failure(IOException cause) {
    return switch (cause) {
      case SSLException e -> throw Refusal.insecure(address, e);
      case ProtocolException e -> throw Refusal.noHttp(address, e);
      case ConnectException e when hasNoAddress(e) ->
          TryAgain.unlessAtFirst(Refusal.noHost(address));
      case ConnectException e -> TryAgain.unlessAtFirst(Refusal.refused(address));
      case HttpConnectTimeoutException e ->
          new TryAgain("no connection comes about within " + inSeconds(CONNECT));
      default -> new TryAgain("the connection broke off");
    };
  }

  private static boolean hasNoAddress(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return true;
      }
    }
    return false;
  }
}
