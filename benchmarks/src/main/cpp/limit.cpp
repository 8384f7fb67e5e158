// The practical limit: models of the benchmarks written by hand, each for its one question, with nothing that a simulator
// of more than one question needs. What is left is what the work itself costs.
//
//   g++ -O3 -march=native -std=c++17 -o limit limit.cpp
//   ./limit small|large|million|routing SECONDS   a warm-up, then a line a second: <events> <nanoseconds>
//   ./limit check small|large|million             placed in each pool and lost, of a fixed number of requests
//   ./limit check routing                         placed on the primary; spilled and lost, by reason; likewise
//
// The overflow model: two random numbers, three pools tried in order, and events handed out in the order of time.
// Poisson requests of one unit, exponential holding times of one hour on average, loss when all pools are full. Times
// are whole microseconds. A deployment that ends in the instant of a request ends first; equal ends leave in the order
// they came.
#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <memory>
#include <numeric>
#include <utility>
#include <vector>

namespace {

using u64 = std::uint64_t;

constexpr u64 TICKS_PER_HOUR = 3'600'000'000;

u64 high(u64 a, u64 b) {
    return static_cast<u64>(static_cast<unsigned __int128>(a) * b >> 64);
}

// xoshiro256++ (Blackman and Vigna), eight streams side by side for the vector unit.
class Random {
    static constexpr int LANES = 8;
    static constexpr int ROUNDS = 32;

    alignas(64) u64 state[4][LANES];
    alignas(64) u64 drawn[ROUNDS][LANES];
    int next = LANES * ROUNDS;

    static u64 rotate(u64 x, int bits) {
        return x << bits | x >> (64 - bits);
    }

    __attribute__((noinline)) void refill() {
        for (auto& round : drawn) {
            for (int i = 0; i < LANES; i++) {
                const u64 a = state[0][i], b = state[1][i], c = state[2][i] ^ a, d = state[3][i] ^ b;
                round[i] = rotate(a + state[3][i], 23) + a;
                state[0][i] = a ^ d;
                state[1][i] = b ^ c;
                state[2][i] = c ^ b << 17;
                state[3][i] = rotate(d, 45);
            }
        }
        next = 0;
    }

public:
    explicit Random(u64 seed) {
        for (auto& word : state) {
            for (u64& lane : word) {
                u64 z = seed += 0x9e3779b97f4a7c15;  // SplitMix64
                z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
                z = (z ^ z >> 27) * 0x94d049bb133111eb;
                lane = z ^ z >> 31;
            }
        }
    }

    u64 draw() {
        if (__builtin_expect(next == LANES * ROUNDS, 0)) {
            refill();
        }
        return (&drawn[0][0])[next++];
    }

    double uniform() {
        return static_cast<double>(draw() >> 11) * 0x1p-53;
    }
};

// Exponential draws with mean 1 in units of 2^-60 by the ziggurat of 256 layers (Marsaglia and Tsang 2000).
class Exponential {
    static constexpr double TAIL = 7.69711747013104972;
    static constexpr double AREA = 0.0039496598225815571993;
    static constexpr double ONE = 0x1p60;

    double edge[257];
    u64 width[256];
    u64 accept[256];

    __attribute__((noinline)) u64 inTailOrWedge(Random& random, u64 u, int layer) const {
        if (layer == 0) {
            return static_cast<u64>((TAIL - std::log1p(-random.uniform())) * ONE);
        }
        const double x = static_cast<double>(u >> 11) * 0x1p-53 * edge[layer];
        const double low = std::exp(-edge[layer]), top = std::exp(-edge[layer + 1]);
        return low + random.uniform() * (top - low) < std::exp(-x) ? static_cast<u64>(x * ONE) : draw(random);
    }

public:
    Exponential() {
        edge[0] = AREA * std::exp(TAIL);
        edge[1] = TAIL;
        for (int i = 1; i < 255; i++) {
            edge[i + 1] = -std::log(AREA / edge[i] + std::exp(-edge[i]));
        }
        edge[256] = 0;
        for (int i = 0; i < 256; i++) {
            width[i] = static_cast<u64>(edge[i] * ONE);
            accept[i] = static_cast<u64>(edge[i + 1] / edge[i] * 0x1p64);
        }
    }

    u64 draw(Random& random) const {
        const u64 u = random.draw();
        const int layer = u & 255;
        return __builtin_expect(u < accept[layer], 1) ? high(u, width[layer]) : inTailOrWedge(random, u, layer);
    }
};

// An end of a deployment: its tick and, in the two lowest bits, its pool.
constexpr int POOL_BITS = 2;
constexpr u64 POOL_MASK = 3;

// Pending ends. A ring of cells lies over the time next to come, 2^SHIFT ticks a cell, at most one end in each: an end
// whose cell is taken moves on to the next that is free, and later ends give way, so the ring is in order and the next
// end is the next bit of its map. Behind the ring lie slots of PART cells each, their ends in blocks in the order they
// came; behind those a list for the few that are further. A mark in the ring says when to move the next slot into it.
template <int SHIFT, int RING_BITS, int PART_BITS, int SLOTS_BITS>
class Queue {
    static constexpr u64 RING = u64{1} << RING_BITS, PART = u64{1} << PART_BITS, SLOTS = u64{1} << SLOTS_BITS;
    static constexpr u64 LEAD = RING - 2 * PART;  // cells from the mark to the end of the ring; PART more are spare
    static constexpr int CELL_SHIFT = SHIFT + POOL_BITS;

    static constexpr int BLOCK = 31;

    struct alignas(256) Block {
        u64 end[BLOCK];
        Block* next;
    };

    alignas(64) u64 cell[RING];
    u64 taken[RING / 64] = {};
    u64 from = 0;  // every cell before it has been passed
    u64 ringEnd = LEAD + PART;
    u64 headCell = PART;
    u64 headEnd = PART << CELL_SHIFT | MARK;
    std::vector<u64*> tail;
    std::vector<Block*> first;
    std::deque<Block> memory;
    std::vector<Block*> spare;
    std::vector<u64> far;

    __attribute__((noinline)) Block* newBlock() {
        if (spare.empty()) {
            return &memory.emplace_back();
        }
        Block* const block = spare.back();
        spare.pop_back();
        return block;
    }

    void addToRing(u64 end) {
        u64 at = end >> CELL_SHIFT;
        at = at < from ? from : at;
        while (taken[at % RING / 64] >> at % 64 & 1) {
            u64& other = cell[at % RING];
            if (other > (end | POOL_MASK)) {
                std::swap(other, end);
            }
            at++;
        }
        cell[at % RING] = end;
        taken[at % RING / 64] |= u64{1} << at % 64;
    }

    void addBehindRing(u64 end) {
        const u64 slot = end >> CELL_SHIFT >> PART_BITS;
        if (__builtin_expect(slot >= (ringEnd >> PART_BITS) + SLOTS, 0)) {
            far.push_back(end);
            return;
        }
        u64* next = tail[slot % SLOTS];
        if (__builtin_expect((reinterpret_cast<std::uintptr_t>(next) & 255) == offsetof(Block, next), 0)) {
            Block* const added = newBlock();
            *reinterpret_cast<Block**>(next) = added;
            next = added->end;
        }
        *next = end;
        tail[slot % SLOTS] = next + 1;
    }

    // Moves the next slot into the ring, and the mark on.
    __attribute__((noinline)) void slide() {
        const u64 slot = ringEnd >> PART_BITS;
        ringEnd += PART;
        u64* const last = tail[slot % SLOTS];
        Block* const start = first[slot % SLOTS];
        u64* end = start->end;
        for (Block* block = start; end != last; end++) {
            if (end == block->end + BLOCK) {
                block = block->next;
                spare.push_back(block);
                end = block->end;
            }
            addToRing(*end);
        }
        tail[slot % SLOTS] = start->end;
        if (slot % (SLOTS / 2) == 0) {
            std::vector<u64> further;
            further.swap(far);
            for (u64 end : further) {
                addBehindRing(end);
            }
        }
        addToRing((ringEnd - LEAD) << CELL_SHIFT | MARK);
    }

public:
    static constexpr int MARK = 3;

    Queue() {
        for (u64 slot = 0; slot < SLOTS; slot++) {
            first.push_back(newBlock());
            tail.push_back(first.back()->end);
        }
        addToRing(headEnd);
    }

    u64 head() const {
        return headEnd;
    }

    void add(u64 end) {
        const u64 at = end >> CELL_SHIFT;
        if (at >= ringEnd) {
            addBehindRing(end);
            return;
        }
        addToRing(end);
        if (end < headEnd) {
            headEnd = end;
            headCell = at < from ? from : at;
        }
    }

    void removeHead() {
        taken[headCell % RING / 64] &= ~(u64{1} << headCell % 64);
        from = headCell + 1;
        if (__builtin_expect((headEnd & POOL_MASK) == MARK, 0)) {
            slide();
        }
        u64 at = from;
        u64 bits = taken[at % RING / 64] >> at % 64;
        while (__builtin_expect(bits == 0, 0)) {
            at = (at | 63) + 1;
            bits = taken[at % RING / 64];
        }
        headCell = at + __builtin_ctzll(bits);
        headEnd = cell[headCell % RING];
    }
};

template <class Ends>
class Model {
    static constexpr int LOST = 3;  // a pool that is never full and whose deployments never run

    Random random{1};
    const Exponential exponential;
    const u64 gapTicks;
    Ends ends;
    u64 nowTicks = 0;
    u64 freeUnits[4];
    u64 ended = 0;

public:
    std::array<u64, 4> placed = {};

    explicit Model(double erlang) : gapTicks(static_cast<u64>(TICKS_PER_HOUR / erlang * 16)) {
        freeUnits[0] = static_cast<u64>(erlang / 1.3 + 0.5);
        freeUnits[1] = freeUnits[2] = static_cast<u64>(erlang * 0.4 / 1.3 + 0.5);
        freeUnits[LOST] = u64{1} << 62;
    }

    u64 events() const {
        return placed[0] + placed[1] + placed[2] + placed[3] + ended;
    }

    void run(u64 requests) {
        for (u64 i = 0; i < requests; i++) {
            nowTicks += 1 + high(exponential.draw(random), gapTicks);
            const u64 before = nowTicks << POOL_BITS | POOL_MASK;
            while (ends.head() <= before) {
                const int pool = ends.head() & POOL_MASK;
                freeUnits[pool]++;
                ended++;
                ends.removeHead();
            }
            const u64 holdingTicks = 1 + high(exponential.draw(random), TICKS_PER_HOUR * 16);
            const u64 pool = (freeUnits[0] == 0) * (1 + (freeUnits[1] == 0) * static_cast<u64>(1 + (freeUnits[2] == 0)));
            placed[pool]++;
            freeUnits[pool]--;
            if (__builtin_expect(pool != LOST, 1)) {
                ends.add((nowTicks + holdingTicks) << POOL_BITS | pool);
            }
        }
    }
};

// The routing model of RoutingBenchmark: 24 pools of three clouds, eight classes of requests in four sizes, a twentieth of the
// primary kept for itself, its chance to decline; the oldest deployment ends when as many run as keep nine tenths busy.
//
// For each size a word has a bit for each pool that has room beside the headroom, and above it one for each that has with it.
// The first bit that a class may use is the pool; all bits of a pool that changes are written anew, without a branch.
class Routing {
    static constexpr int POOLS = 24, REGIONS = 8, CLASSES = 8, SIZES = 4;
    static constexpr int UNITS[SIZES] = {4, 8, 16, 32};
    static constexpr int POOL_UNITS = 1000, HEADROOM = 50;
    static constexpr u64 MOST = 24 * POOL_UNITS * 9 / 10 / 15, RING = 4096;
    static constexpr double DECLINED = 0.02;

    struct Request {
        std::uint8_t requestClass, size;
        double draw;
    };

    std::vector<Request> requests;
    int freeUnits[POOLS];
    int headroomUnits[POOLS];
    u64 fits[SIZES] = {};
    u64 primary[CLASSES] = {};
    u64 able[CLASSES] = {};
    u64 running[RING] = {};
    u64 begun = 0, ended = 0, next = 0;

    void take(int pool, int units) {
        const int free = freeUnits[pool] -= units;
        const int open = free - headroomUnits[pool];
        const u64 others = ~(u64{0x100000001} << pool);
        for (int size = 0; size < SIZES; size++) {
            const u64 bits = u64{free >= UNITS[size]} << 32 | u64{open >= UNITS[size]};
            fits[size] = (fits[size] & others) | bits << pool;
        }
    }

    void endOldest() {
        if (ended != begun) {
            const u64 oldest = running[ended++ % RING];
            take(static_cast<int>(oldest >> 32), -static_cast<int>(oldest & 0xffffffff));
        }
    }

    void place(int pool, int units) {
        if (begun - ended == MOST) {
            endOldest();
        }
        take(pool, units);
        running[begun++ % RING] = static_cast<u64>(pool) << 32 | static_cast<u64>(units);
    }

public:
    // On the primary; for CAPACITY, RESERVED and DECLINED: spilled, then lost.
    std::array<u64, 7> placed = {};

    explicit Routing(u64 count) : requests(count) {
        for (int pool = 0; pool < POOLS; pool++) {
            freeUnits[pool] = POOL_UNITS;
            headroomUnits[pool] = pool < REGIONS ? HEADROOM : 0;
            take(pool, 0);
            const int region = pool % REGIONS;
            for (int c = 0; c < CLASSES; c++) {
                if ((c % 2 == 0 || region % 2 == 1) && (c / 2 == 3 || region % 3 == c / 2)) {
                    able[c] |= u64{1} << pool;
                    primary[c] |= u64{pool < REGIONS} << pool;
                }
            }
        }
        Random random{1};
        for (Request& request : requests) {
            const u64 bits = random.draw();
            request = {static_cast<std::uint8_t>(bits >> 61), static_cast<std::uint8_t>(bits >> 59 & 3), random.uniform()};
        }
    }

    u64 events() const {
        return std::accumulate(placed.begin(), placed.end(), u64{0});
    }

    void run(u64 count) {
        for (u64 i = 0; i < count; i++) {
            const Request request = requests[next];
            next = (next + 1) & (requests.size() - 1);
            const int units = UNITS[request.size];
            u64 candidates = fits[request.size] & able[request.requestClass];
            const u64 first = candidates & primary[request.requestClass];
            const bool isDeclined = first != 0 && request.draw < DECLINED;
            const bool isReserved = fits[request.size] >> 32 & primary[request.requestClass];
            const int refusal = isDeclined ? 3 : first != 0 ? 0 : 1 + isReserved;
            candidates &= ~(isDeclined ? first : 0);
            if (__builtin_expect(candidates == 0, 0)) {
                placed[3 + refusal]++;
                endOldest();
            } else {
                placed[refusal]++;
                place(__builtin_ctzll(candidates), units);
            }
        }
    }
};

// Lets the system fill; then counts 20 million requests when seconds is 0, or measures for as long as told.
template <class Work>
int run(Work& work, u64 fill, int seconds) {
    work.run(fill);
    if (seconds == 0) {
        const auto filled = work.placed;
        work.run(20'000'000);
        for (std::size_t i = 0; i < filled.size(); i++) {
            std::printf("%s%llu", i == 0 ? "" : " ", static_cast<unsigned long long>(work.placed[i] - filled[i]));
        }
        std::printf("\n");
    }
    for (int second = seconds == 0 ? 1 : 0; second <= seconds; second++) {
        const auto start = std::chrono::steady_clock::now();
        const u64 before = work.events();
        long long nanos = 0;
        while (nanos < 1'000'000'000) {
            work.run(100'000);
            nanos = std::chrono::nanoseconds(std::chrono::steady_clock::now() - start).count();
        }
        if (second > 0) {
            std::printf("%llu %lld\n", static_cast<unsigned long long>(work.events() - before), nanos);
            std::fflush(stdout);
        }
    }
    return 0;
}

template <class Ends>
int run(double erlang, int seconds) {
    const auto model = std::make_unique<Model<Ends>>(erlang);
    return run(*model, static_cast<u64>(20 * erlang), seconds);
}

}  // namespace

int main(int count, char** words) {
    const bool check = count == 3 && std::strcmp(words[1], "check") == 0;
    const char* load = count == 3 ? words[check ? 2 : 1] : "";
    const int seconds = check || count != 3 ? 0 : std::atoi(words[2]);
    if (check || seconds > 0) {
        if (std::strcmp(load, "small") == 0) {
            return run<Queue<22, 13, 10, 8>>(130, seconds);
        }
        if (std::strcmp(load, "large") == 0) {
            return run<Queue<12, 12, 11, 12>>(130'000, seconds);
        }
        if (std::strcmp(load, "million") == 0) {
            return run<Queue<10, 13, 12, 12>>(1'000'000, seconds);
        }
        if (std::strcmp(load, "routing") == 0) {
            // Those that are measured stay in the nearest cache; those that are counted are too many to be unlike others.
            const auto routing = std::make_unique<Routing>(check ? 1 << 20 : 1 << 12);
            return run(*routing, 5'000'000, seconds);
        }
    }
    std::fprintf(stderr, "usage: limit small|large|million|routing SECONDS, or limit check small|large|million|routing\n");
    return 2;
}
