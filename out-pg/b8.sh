cd /work/wt-lab
date; bash /tmp/b6.sh
swift build -c release --product pipeshape 2>&1 | grep -E 'error:|omplete' | tail -5; date
R=/work/wt-lab/.build/release/pipeshape
mkdir -p out-pg; cd out-pg
timeout 60 $R compare --engines postgresql --explain > explain.txt 2> explain.err; echo explain $?
timeout 200 $R compare --engines postgresql --out compare > compare.txt 2> compare.err; echo compare $?; tail -1 compare.err; date
[ -e /tmp/stop-b7 ] || bash /tmp/b7.sh
