#!/usr/bin/env bash
# A sweep on a standalone cluster of Apache Spark.
#
#   SPARK_HOME=/opt/spark MASTER=spark://host:7077 scenarios/sweeps/spark-standalone.sh [SWEEP [DIR]]
#
# A cluster for it: "$SPARK_HOME/sbin/start-master.sh" on one machine, "$SPARK_HOME/sbin/start-worker.sh $MASTER" on each.
# The jar is made by "mvn package -DskipTests -pl simulator". Results are written on this machine alone. The script can be ended
# at any instant and called again: it goes on where it was.
set -euo pipefail
for name in SPARK_HOME MASTER; do
    if [[ -z ${!name-} ]]; then
        echo "spark-standalone.sh: $name is not set; how it is called stands at its head" >&2
        exit 2
    fi
done
here=$(cd "$(dirname "$0")" && pwd)
jar=${SPILLWAY_SPARK_JAR:-$here/../../simulator/target/spillway-spark.jar}
sweep=${1:-$here/azure-capacity-vs-declines.yaml}
results=${2:-results}

exec "$SPARK_HOME/bin/spark-submit" --master "$MASTER" "$jar" sweep "$sweep" --out "$results"
