#!/bin/bash
# One report of all shards, once every task of the array has ended:
#
#     sbatch --dependency=afterany:JOB --export=ALL,JOURNALS=journals report.sh
#
# It refuses journals of which one is missing or twice there.
#SBATCH --job-name=wind-down-report
#SBATCH --output=wind-down.report.log
set -euo pipefail

: "${JOURNALS:?the folder of the journals}"
exec servicing bulk report "$JOURNALS"/*.journal --html "$JOURNALS/report.html" --rows "$JOURNALS/rows.csv"
