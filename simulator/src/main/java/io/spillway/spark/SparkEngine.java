package io.spillway.spark;

import io.spillway.sweep.Engine;
import io.spillway.sweep.Shipment;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Apache Spark. */
public final class SparkEngine implements Engine {
    @Override
    public String name() {
        return "spark";
    }

    /** What spark-submit says to the programs that it starts. */
    @Override
    public boolean isUsual() {
        return System.getProperty("SPARK_SUBMIT") != null;
    }

    @Override
    public Cluster connect(String sweep, Optional<String> master, Shipment shipment) throws ClusterLostException {
        SparkConf conf = new SparkConf().setAppName("spillway sweep " + sweep);
        master.ifPresent(conf::setMaster);
        if (!conf.contains("spark.master")) {
            throw new ClusterLostException("no cluster is named. Maybe --master spark://host:7077");
        }
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        if (!conf.contains("spark.jars")) {
            conf.setJars(JavaSparkContext.jarOfClass(SparkEngine.class));
        }
        try {
            return new SparkCluster(new JavaSparkContext(conf), shipment);
        } catch (Exception refused) { // Scala declares none
            throw new ClusterLostException("Spark at " + conf.get("spark.master") + " cannot be reached: " + refused);
        }
    }
}
