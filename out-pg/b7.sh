cd /work/wt-lab/out-pg
R=/work/wt-lab/.build/release/pipeshape
timeout 150 $R experiment --engines postgresql --chapters calibrations --pipelines 500 --out calibrations > calibrations.txt 2> calibrations.err; echo calibrations $?; date
timeout 150 $R experiment --engines postgresql --chapters concurrency --layouts normalized --out concurrency > concurrency.txt 2> concurrency.err; echo concurrency $?; date
