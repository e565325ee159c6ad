import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Answers one JSON request a line with one JSON response a line: Spark with the Delta extension, as users have it. */
public final class DeltaReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        SparkSession spark = SparkSession.builder()
            .master("local[2]")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2")
            .config("spark.databricks.delta.snapshotPartitions", "2")
            .config("spark.local.dir", arguments[0] + "/local")
            .config("spark.sql.warehouse.dir", arguments[0] + "/warehouse")
            .config("spark.ui.enabled", "false")
            .config("spark.log.level", "ERROR")
            .getOrCreate();
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            answers.println(JSON.writeValueAsString(answer(spark, JSON.readTree(line))));
        }
        spark.stop();
    }

    private static ObjectNode answer(SparkSession spark, JsonNode request) {
        ObjectNode answer = JSON.createObjectNode();
        try {
            switch (request.get("op").asText()) {
                case "rows" -> rows(spark, request, answer);
                case "digest" -> digest(load(spark, request), request, answer);
                case "write" -> write(spark, request);
                default -> throw new IllegalArgumentException("no such op: " + request.get("op"));
            }
        } catch (Throwable error) {
            answer.put("error", String.valueOf(error));
        }
        return answer;
    }

    private static void rows(SparkSession spark, JsonNode request, ObjectNode answer) throws Exception {
        ArrayNode rows = answer.putArray("rows");
        for (String row : spark.sql(request.get("sql").asText()).toJSON().collectAsList()) {
            rows.add(JSON.readTree(row));
        }
    }

    private static Dataset<Row> load(SparkSession spark, JsonNode request) {
        DataFrameReader reader = spark.read().format(request.get("format").asText());
        request.get("options").properties().forEach(option -> reader.option(option.getKey(), option.getValue().asText()));
        List<String> paths = new ArrayList<>();
        request.get("paths").forEach(path -> paths.add(path.asText()));
        return reader.load(paths.toArray(String[]::new));
    }

    /** Rows, and a sum over rows of a hash of the named columns as JSON: it depends on the rows alone, not on their order or files. */
    private static void digest(Dataset<Row> data, JsonNode request, ObjectNode answer) {
        List<Column> columns = new ArrayList<>();
        JsonNode named = request.get("columns");
        if (named.isNull()) {
            for (String name : data.columns()) {
                columns.add(data.col("`" + name + "`"));
            }
        } else {
            named.forEach(name -> columns.add(data.col("`" + name.asText() + "`")));
        }
        Column hash = functions.xxhash64(functions.to_json(functions.struct(columns.toArray(Column[]::new))));
        Row sums = data.agg(functions.count(functions.lit(1)), functions.sum(hash.cast("decimal(38,0)"))).head();
        answer.put("rows", sums.getLong(0));
        answer.put("hash", sums.isNullAt(1) ? "0" : sums.getDecimal(1).toPlainString());
        ArrayNode names = answer.putArray("columns");
        for (String name : data.columns()) {
            names.add(name);
        }
    }

    private static void write(SparkSession spark, JsonNode request) {
        DataFrameWriter<Row> writer = spark.sql(request.get("sql").asText()).coalesce(1).write().mode("append");
        JsonNode partition = request.get("partition_by");
        (partition.isNull() ? writer : writer.partitionBy(partition.asText())).parquet(request.get("path").asText());
    }
}
