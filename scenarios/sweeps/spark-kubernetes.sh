#!/usr/bin/env bash
# A sweep by Apache Spark on Kubernetes: a driver in a pod, which asks for pods of executors.
#
#   SPARK_HOME=/opt/spark API=https://kubernetes:6443 IMAGE=registry/spillway-spark scenarios/sweeps/spark-kubernetes.sh [SWEEP]
#
# IMAGE is made by "docker build -f scenarios/sweeps/Dockerfile --target spark -t registry/spillway-spark ."; it holds the
# scenarios, and SWEEP is a path in it. Results are on the volume claim "spillway-results", which the driver alone mounts. Called
# again, it goes on where it was: when the driver is gone without a word, after half a minute.
set -euo pipefail
for name in SPARK_HOME API IMAGE; do
    if [[ -z ${!name-} ]]; then
        echo "spark-kubernetes.sh: $name is not set; how it is called stands at its head" >&2
        exit 2
    fi
done
sweep=${1:-/opt/spillway/scenarios/sweeps/azure-capacity-vs-declines.yaml}
claim=spark.kubernetes.driver.volumes.persistentVolumeClaim.results

exec "$SPARK_HOME/bin/spark-submit" \
    --master "k8s://$API" \
    --deploy-mode cluster \
    --name spillway-sweep \
    --conf "spark.kubernetes.container.image=$IMAGE" \
    --conf "spark.kubernetes.namespace=${NAMESPACE:-default}" \
    --conf "spark.kubernetes.authenticate.driver.serviceAccountName=${SERVICE_ACCOUNT:-spark}" \
    --conf "spark.executor.instances=${EXECUTORS:-4}" \
    --conf "$claim.mount.path=/results" \
    --conf "$claim.options.claimName=spillway-results" \
    local:///opt/spillway/spillway-spark.jar sweep "$sweep" --out /results
