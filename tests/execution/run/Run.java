import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles every *.java of a folder as the body of a method, all in one run, and calls it; prints name, tab, fault for each that fails.
 * With --compile before the folder it calls none, and prints name, tab, and what is wrong or nothing for each.
 */
final class Run {
    public static void main(String[] args) throws Exception {
        var isCompileOnly = args[0].equals("--compile");
        var sources = sources(Path.of(args[args.length - 1]));
        var names = sources.stream().map(source -> source.fileName).toList();
        var faults = new TreeMap<String, String>();
        var classes = Files.createTempDirectory("apipack-java-");
        while (!sources.isEmpty() && !compile(sources, classes, faults)) {
            sources.removeIf(source -> faults.containsKey(source.fileName));
        }

        var out = System.out;
        if (!isCompileOnly) {
            run(sources, classes, faults);
        }

        for (var name : isCompileOnly ? names : faults.keySet()) {
            out.println(name + "\t" + faults.getOrDefault(name, "").lines().findFirst().orElse(""));
        }

        try (var files = Files.walk(classes)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }

        System.exit(0);
    }

    private static void run(List<Source> sources, Path classes, TreeMap<String, String> faults) throws Exception {
        trust(Path.of(System.getenv("SSL_CERT_FILE")));
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        try (var loader = new URLClassLoader(new URL[] { classes.toUri().toURL() })) {
            for (var source : sources) {
                try {
                    var call = loader.loadClass(source.className).getDeclaredMethod("call");
                    call.setAccessible(true);
                    call.invoke(null);
                } catch (java.lang.reflect.InvocationTargetException fault) {
                    faults.put(source.fileName, fault.getCause().toString());
                }
            }
        }
    }

    private static List<Source> sources(Path folder) throws Exception {
        var sources = new ArrayList<Source>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                if (file.toString().endsWith(".java")) {
                    sources.add(new Source(file.getFileName().toString(), Files.readString(file)));
                }
            }
        }

        return sources;
    }

    /** True when all compile; else the faults say which do not. */
    private static boolean compile(List<Source> sources, Path classes, TreeMap<String, String> faults) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-proc:none", "-nowarn", "-Xmaxerrs", "100000", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
        var done = compiler.getTask(null, null, diagnostics, options, null, sources).call();
        for (var diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                faults.putIfAbsent(((Source) diagnostic.getSource()).fileName, "line " + (diagnostic.getLineNumber() - Source.LINES_BEFORE) + ": " + diagnostic.getMessage(null));
            }
        }

        return done;
    }

    private static void trust(Path pem) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, new char[0]);
        try (InputStream in = Files.newInputStream(pem)) {
            store.setCertificateEntry("authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }

        var file = File.createTempFile("apipack-", ".p12");
        file.deleteOnExit();
        try (var out = Files.newOutputStream(file.toPath())) {
            store.store(out, "changeit".toCharArray());
        }

        System.setProperty("javax.net.ssl.trustStore", file.getPath());
        System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
    }

    /** A call as a class of its own. */
    private static final class Source extends SimpleJavaFileObject {
        static final int LINES_BEFORE = 2;

        final String fileName;
        final String className;
        private final String code;

        Source(String fileName, String code) {
            super(URI.create("string:///Call" + fileName), Kind.SOURCE);
            this.fileName = fileName;
            this.className = "Call" + fileName.replace(".java", "");
            this.code = "import okhttp3.*;\nclass " + className + " { static void call() throws Exception {\n" + code + "\n} }";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
