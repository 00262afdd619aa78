package dev.leat.internal.engine.file.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.leat.io.Location;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on this machine that gives prepared answers, one after the other. */
final class WebServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ConcurrentLinkedDeque<HttpHandler> answers = new ConcurrentLinkedDeque<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** A request that came; a header that is not there is empty. */
  record Request(String path, Map<String, List<String>> headers) {
    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  WebServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.add(
        new Request(exchange.getRequestURI().toString(), Map.copyOf(exchange.getRequestHeaders())));
    HttpHandler answer = answers.size() > 1 ? answers.poll() : answers.peek();
    answer.handle(exchange);
  }

  /** Gives these answers to the requests that come; the last one again and again. */
  WebServer answers(HttpHandler... handlers) {
    answers.clear();
    answers.addAll(Arrays.asList(handlers));
    return this;
  }

  List<Request> requests() {
    return requests;
  }

  Location location(String path) {
    return new Location(url(path));
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Only a status, with headers as pairs. */
  static HttpHandler status(int status, String... headers) {
    return exchange -> {
      add(exchange, headers);
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    };
  }

  /** All bytes, whatever was asked for. */
  static HttpHandler whole(byte[] bytes, String... headers) {
    return exchange -> {
      add(exchange, headers);
      send(exchange, 200, bytes, bytes.length);
    };
  }

  /** All bytes without saying how many there are. */
  static HttpHandler chunked(byte[] bytes, String... headers) {
    return exchange -> {
      add(exchange, headers);
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream body = exchange.getResponseBody()) {
        body.write(bytes);
      }
    };
  }

  /** A file of a version: parts of it to those who know the version. */
  static HttpHandler ranges(byte[] bytes, String tag, String... headers) {
    return cut(bytes, Integer.MAX_VALUE, tag, headers);
  }

  /** The same, but the connection breaks after so many bytes. */
  static HttpHandler cut(byte[] bytes, int most, String tag, String... headers) {
    return exchange -> {
      add(exchange, headers);
      exchange.getResponseHeaders().set("ETag", tag);
      String range = exchange.getRequestHeaders().getFirst("Range");
      boolean same = tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
      int from = range == null || !same ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
      if (range != null && same) {
        exchange
            .getResponseHeaders()
            .set("Content-Range", "bytes %d-%d/%d".formatted(from, bytes.length - 1, bytes.length));
      }
      byte[] rest = Arrays.copyOfRange(bytes, from, bytes.length);
      send(exchange, range != null && same ? 206 : 200, rest, Math.min(most, rest.length));
    };
  }

  /** Some bytes, and then nothing until the server is closed. */
  HttpHandler stuck(byte[] bytes, int after, String... headers) {
    return exchange -> {
      add(exchange, headers);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes, 0, after);
      exchange.getResponseBody().flush();
      await();
    };
  }

  /** Nothing at all until the server is closed. */
  HttpHandler silent() {
    return exchange -> await();
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void add(HttpExchange exchange, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] bytes, int sent)
      throws IOException {
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes, 0, sent);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
