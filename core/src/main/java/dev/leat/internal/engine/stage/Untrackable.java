package dev.leat.internal.engine.stage;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Knows what in the Java platform gives values that are in no key. */
final class Untrackable {

  private static final String TABLE =
      """
      reads the environment: java/lang/System getenv getProperty getProperties
      reads the environment: java/lang/Runtime availableProcessors maxMemory totalMemory freeMemory
      reads the environment: java/lang/Integer getInteger
      reads the environment: java/lang/Long getLong
      reads the environment: java/lang/Boolean getBoolean
      reads the environment: java/util/Locale getDefault
      reads the environment: java/util/TimeZone getDefault
      reads the environment: java/time/ZoneId systemDefault
      reads the environment: java/nio/charset/Charset defaultCharset
      reads the environment: java/net/InetAddress getLocalHost
      reads the environment: java/lang/ProcessHandle current
      reads standard input: java/lang/System in
      reads the clock: java/lang/System currentTimeMillis nanoTime
      reads the clock: java/time/Clock system systemUTC systemDefaultZone tick tickMillis \
                       tickSeconds tickMinutes
      reads the clock: java/util/Calendar getInstance
      reads the clock: java/util/Date <init>()V
      reads the clock: java/util/GregorianCalendar <init>()V
      draws a random number: java/lang/Math random
      draws a random number: java/lang/StrictMath random
      draws a random number: java/util/Random <init>()V
      draws a random number: java/util/SplittableRandom <init>()V
      draws a random number: java/util/concurrent/ThreadLocalRandom current
      draws a random number: java/security/SecureRandom <init> getInstance getInstanceStrong
      draws a random number: java/util/random/RandomGenerator of getDefault
      draws a random number: java/util/UUID randomUUID
      draws a random number: java/util/Collections shuffle(Ljava/util/List;)V
      draws a random number: java/lang/System identityHashCode
      uses reflection: java/lang/Class forName getMethod getMethods getDeclaredMethod \
                       getDeclaredMethods getField getFields getDeclaredField getDeclaredFields \
                       getConstructor getConstructors getDeclaredConstructor \
                       getDeclaredConstructors newInstance getRecordComponents getAnnotation \
                       getAnnotations getDeclaredAnnotations isAnnotationPresent
      uses reflection: java/lang/reflect/Method invoke
      uses reflection: java/lang/reflect/Constructor newInstance
      uses reflection: java/lang/reflect/Field get set getInt getLong getBoolean getDouble
      uses reflection: java/lang/reflect/Proxy newProxyInstance
      uses reflection: java/lang/invoke/MethodHandles$Lookup findVirtual findStatic findSpecial \
                       findConstructor findGetter findSetter findStaticGetter findVarHandle \
                       unreflect defineClass defineHiddenClass
      uses reflection: java/lang/ClassLoader loadClass
      uses reflection: java/util/ServiceLoader load
      uses reflection: java/io/ObjectInputStream <init>
      uses reflection: javax/script/ScriptEngineManager <init>
      reads a resource: java/lang/Class getResource getResourceAsStream
      reads a resource: java/lang/ClassLoader getResource getResourceAsStream getResources
      reads a resource: java/util/ResourceBundle getBundle
      reads a file: java/nio/file/Files newInputStream newByteChannel newBufferedReader \
                    readAllBytes readAllLines readString lines list walk find exists notExists \
                    size getLastModifiedTime isRegularFile isDirectory newDirectoryStream
      reads a file: java/nio/channels/FileChannel open
      reads a file: java/io/FileInputStream <init>
      reads a file: java/io/FileReader <init>
      reads a file: java/io/RandomAccessFile <init>
      reads a file: java/util/Scanner <init>(Ljava/io/File;)V <init>(Ljava/nio/file/Path;)V
      reads a file: java/io/File exists list listFiles length lastModified isFile isDirectory
      reads a file: java/util/zip/ZipFile <init>
      reads a file: java/util/jar/JarFile <init>
      asks the network: java/net/URL openStream openConnection getContent
      asks the network: java/net/Socket <init>
      asks the network: java/net/http/HttpClient send sendAsync
      asks the network: java/nio/channels/SocketChannel open
      asks the network: java/sql/DriverManager getConnection
      asks the network: javax/sql/DataSource getConnection
      runs a program: java/lang/ProcessBuilder start
      runs a program: java/lang/Runtime exec
      """;

  /** What members do, by class and name, some with their descriptors. */
  private static final Map<String, String> MEMBERS = members();

  private Untrackable() {}

  private static Map<String, String> members() {
    Map<String, String> members = new HashMap<>();
    TABLE
        .lines()
        .forEach(line -> {
          int colon = line.indexOf(':');
          String[] words = line.substring(colon + 1).strip().split(" +");
          for (int i = 1; i < words.length; i++) {
            members.put(words[0] + "." + words[i], line.substring(0, colon));
          }
        });
    return members;
  }

  /** What a member of the platform does that cannot be tracked, with its name; usually nothing. */
  static Optional<String> finding(Operand.Member member) {
    String name = member.owner() + "." + member.name();
    String doing = MEMBERS.get(name);
    if (doing == null) {
      doing = MEMBERS.get(name + member.descriptor());
    }
    if (doing == null && isNow(member)) {
      doing = "reads the clock";
    }
    return Optional.ofNullable(doing).map(what -> what + " by " + shown(member));
  }

  /** The time of a clock that is given is one that can be told. */
  private static boolean isNow(Operand.Member member) {
    return member.name().equals("now")
        && member.owner().startsWith("java/time/")
        && !member.descriptor().startsWith("(Ljava/time/Clock;)");
  }

  private static String shown(Operand.Member member) {
    String type = member.owner().substring(member.owner().lastIndexOf('/') + 1).replace('$', '.');
    return member.name().equals("<init>") ? "new " + type : type + "." + member.name();
  }
}
