package dev.leat;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.stage.From;
import dev.leat.stage.Input;
import dev.leat.stage.Param;
import dev.leat.stage.Stage;
import dev.leat.stage.StageBody.Given;
import dev.leat.stage.StageCode;
import dev.leat.stage.StageGraph;
import dev.leat.stage.StageNode;
import dev.leat.stage.StageNode.Argument;
import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The stages of an object whose methods are annotated. */
final class AnnotatedStages implements Pipeline.Definition {

  private final Object target;
  private final List<Method> methods;

  private AnnotatedStages(Object target, List<Method> methods) {
    this.target = target;
    this.methods = methods;
  }

  static AnnotatedStages of(Object target) {
    List<Method> methods = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Class<?> type = target.getClass(); type != null; type = type.getSuperclass()) {
      List<Method> declared = new ArrayList<>(List.of(type.getDeclaredMethods()));
      declared.removeIf(method -> !method.isAnnotationPresent(Stage.class) || method.isBridge());
      declared.sort(Comparator.comparing(Method::getName));
      for (Method method : declared) {
        String signature = method.getName() + Arrays.toString(method.getParameterTypes());
        if (names.add(signature) || Modifier.isPrivate(method.getModifiers())) {
          methods.add(method);
        }
      }
    }
    if (methods.isEmpty()) {
      throw new LeatException(
          ErrorKind.USAGE,
          "%s has no stages. Annotate its methods with @Stage."
              .formatted(target.getClass().getName()));
    }
    return new AnnotatedStages(target, methods);
  }

  @Override
  public Pipeline.Stages stages(
      Map<String, Object> parameters, Map<Class<?>, Codec<?>> codecs, Engine engine) {
    Map<String, Shape> shapes = new HashMap<>();
    for (Method method : methods) {
      String place = "The result of the stage \"%s\"".formatted(name(method));
      shapes.put(name(method), Shape.of(method.getGenericReturnType(), codecs, place));
    }
    Set<String> names = new HashSet<>();
    List<StageNode> nodes = new ArrayList<>();
    for (Method method : methods) {
      nodes.add(new Reader(method, parameters, codecs, engine, names).node(shapes));
    }
    String name = target.getClass().getSimpleName();
    StageGraph graph = StageGraph.of(name.isEmpty() ? "pipeline" : name, nodes);
    checkShapes(graph, shapes, codecs);
    return new Pipeline.Stages(graph, names);
  }

  private static String name(Method method) {
    String named = Objects.requireNonNull(method.getAnnotation(Stage.class)).name();
    return named.isEmpty() ? method.getName() : named;
  }

  /** Checks that each stage takes what another gives. */
  private void checkShapes(
      StageGraph graph, Map<String, Shape> shapes, Map<Class<?>, Codec<?>> codecs) {
    for (Method method : methods) {
      for (Parameter parameter : method.getParameters()) {
        Shape given = shapes.get(stageTaken(parameter));
        if (given == null || isFromOutside(parameter)) {
          continue;
        }
        String place =
            "The parameter \"%s\" of \"%s\"".formatted(stageTaken(parameter), name(method));
        Shape wanted = Shape.of(parameter.getParameterizedType(), codecs, place);
        if (!given.mayBe(wanted)) {
          throw new LeatException(
              ErrorKind.USAGE,
              "The stage \"%s\" takes \"%s\" as %s, which gives a %s. Change one of them.\n%s"
                  .formatted(
                      name(method),
                      stageTaken(parameter),
                      wanted.shown(),
                      given.shown(),
                      graph.toText()));
        }
      }
    }
  }

  private static boolean isFromOutside(Parameter parameter) {
    return parameter.isAnnotationPresent(Input.class) || parameter.isAnnotationPresent(Param.class);
  }

  private static String stageTaken(Parameter parameter) {
    From from = parameter.getAnnotation(From.class);
    return from == null ? parameter.getName() : from.value();
  }

  /** Reads one method. */
  private final class Reader {

    private final Method method;
    private final Map<String, Object> parameters;
    private final Map<Class<?>, Codec<?>> codecs;
    private final Engine engine;
    private final Set<String> names;

    private Reader(
        Method method,
        Map<String, Object> parameters,
        Map<Class<?>, Codec<?>> codecs,
        Engine engine,
        Set<String> names) {
      this.method = method;
      this.parameters = parameters;
      this.codecs = codecs;
      this.engine = engine;
      this.names = names;
    }

    StageNode node(Map<String, Shape> shapes) {
      List<Argument> arguments = new ArrayList<>();
      List<Shape> wanted = new ArrayList<>();
      for (Parameter parameter : method.getParameters()) {
        Argument argument = argument(parameter);
        arguments.add(argument);
        wanted.add(
            argument instanceof Argument.OfStage
                ? Shape.of(parameter.getParameterizedType(), codecs, place(parameter))
                : new Shape.Rows());
      }
      Shape gives = Objects.requireNonNull(shapes.get(name(method)));
      List<Serializable> used = new ArrayList<>();
      gives.codec().ifPresent(used::add);
      wanted.forEach(shape -> shape.codec().ifPresent(used::add));
      return new StageNode(
          name(method),
          arguments,
          rules(),
          new StageCode.OfMethod(target, method, used),
          given -> gives.plan(call(given, wanted)));
    }

    private String place(Parameter parameter) {
      return "The parameter \"%s\" of the stage \"%s\""
          .formatted(parameter.getName(), name(method));
    }

    private StageNode.Rules rules() {
      Stage stage = Objects.requireNonNull(method.getAnnotation(Stage.class));
      return new StageNode.Rules(
          stage.cache(),
          List.of(stage.check()),
          stage.minRows(),
          List.of(stage.accepts()),
          List.of(stage.environment()),
          stage.version(),
          stage.ttl().isEmpty() ? Optional.empty() : Optional.of(duration(stage.ttl())));
    }

    private Duration duration(String text) {
      try {
        return Duration.parse(text);
      } catch (DateTimeParseException e) {
        throw new LeatException(
            ErrorKind.USAGE,
            "The ttl of the stage \"%s\" is \"%s\" (expected: a duration such as P7D or PT6H)."
                .formatted(name(method), text),
            e);
      }
    }

    private Argument argument(Parameter parameter) {
      Input input = parameter.getAnnotation(Input.class);
      Param param = parameter.getAnnotation(Param.class);
      if (input != null) {
        return new Argument.OfInput(input.value(), input.value(), as(parameter));
      }
      if (param != null) {
        names.add(param.value());
        return new Argument.OfParam(param.value(), value(parameter, param));
      }
      if (!parameter.isNamePresent() && !parameter.isAnnotationPresent(From.class)) {
        throw new LeatException(
            ErrorKind.USAGE,
            "The names of the parameters of \"%s\" are not in its class file. Compile with -parameters, or annotate them with @From."
                .formatted(method.getName()));
      }
      return new Argument.OfStage(stageTaken(parameter));
    }

    private StageNode.As as(Parameter parameter) {
      Type type = parameter.getParameterizedType();
      boolean isFiles =
          type == Path.class
              || type instanceof ParameterizedType list
                  && list.getRawType() == List.class
                  && list.getActualTypeArguments()[0] == Path.class;
      if (!isFiles && type != Dataset.class) {
        throw new LeatException(
            ErrorKind.USAGE,
            "%s is an @Input of type %s (expected: Dataset, Path or List<Path>)."
                .formatted(place(parameter), type.getTypeName()));
      }
      return isFiles ? StageNode.As.FILES : StageNode.As.ROWS;
    }

    private Optional<Object> value(Parameter parameter, Param param) {
      Object value = parameters.getOrDefault(param.value(), param.or());
      return Param.REQUIRED.equals(value)
          ? Optional.empty()
          : Optional.of(ParameterValue.of(param.value(), parameter.getType(), value));
    }

    private Object call(List<Given> given, List<Shape> wanted) throws Exception {
      Object[] arguments = new Object[given.size()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = argument(given.get(i), wanted.get(i), method.getParameters()[i]);
      }
      try {
        method.setAccessible(true);
        Object result = method.invoke(target, arguments);
        if (result == null) {
          throw new LeatException(ErrorKind.FAILED, "it gave null. Give rows, even if none.");
        }
        return result;
      } catch (InvocationTargetException e) {
        throw e.getCause() instanceof Exception cause ? cause : e;
      }
    }

    private Object argument(Given given, Shape wanted, Parameter parameter) throws Exception {
      return switch (given) {
        case Given.Rows rows -> wanted.of(Dataset.of(rows.plan(), engine));
        case Given.Value value -> value.value();
        case Given.Files files -> {
          if (parameter.getType() != Path.class) {
            yield files.paths();
          }
          if (files.paths().size() != 1) {
            throw Shape.notOneFile(
                Objects.requireNonNull(parameter.getAnnotation(Input.class)).value(),
                files.paths());
          }
          yield files.paths().getFirst();
        }
      };
    }
  }
}
