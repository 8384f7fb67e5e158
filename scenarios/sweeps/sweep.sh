#!/usr/bin/env bash
# A sweep from beginning to end: run it in two shards, merge them, ask a question, export the results. Then, with few points, what
# a scenario hangs on, and what would be best.
#
#   scenarios/sweeps/sweep.sh [SWEEP [DIR [SCENARIO]]]
#
# It can be ended at any instant and called again: it goes on where it was.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
spillway=${SPILLWAY:-$here/../../spillway}
sweep=${1:-$here/azure-capacity-vs-declines.yaml}
results=${2:-results}
scenario=${3:-$here/../azure-first-2026.yaml}

# On a cluster each shard is a task of its own: --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" with --array=1-8.
for shard in 1/2 2/2; do
    "$spillway" sweep "$sweep" --shard "$shard" --out "$results"
done
"$spillway" merge "$results"

"$spillway" query "$results" "
    select pointSeq, kind, mean, halfWidth
    from results
    where measure = 'spillShare' and kind in ('CANNOT', 'CHOOSES_NOT') and reason is null and cloud is null
    order by pointSeq, kind"

"$spillway" export "$results" --parquet "$results/sweep.parquet" --force

capacity=clouds.azure.capacityScale=0.8..1.2
"$spillway" sensitivity "$scenario" --factor "$capacity" --measure spillShareUnitHours --trajectories 2 --replications 1 \
    --out "$results/sensitivity"
"$spillway" optimize "$scenario" --factor "$capacity" --minimize spillShareUnitHours --replications 1 --confirm 2 --budget 20 \
    --out "$results/optimize"
